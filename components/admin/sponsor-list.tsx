import type { DirectorySponsor } from '#domain/sponsors/directory.ts'
import { counted } from './sponsor-words.ts'

type Tab = { key: string; label: string; of: (sponsors: DirectorySponsor[]) => DirectorySponsor[]; empty: string }

const tabs: [Tab, ...Tab[]] = [
  { key: 'all', label: 'All', of: (sponsors) => sponsors, empty: 'There is no sponsor yet. Add one, and readers find it on the index at once.' },
  { key: 'with', label: 'With a report', of: (sponsors) => sponsors.filter(({ report }) => report !== null), empty: 'No sponsor has a report yet.' },
  { key: 'without', label: 'Without', of: (sponsors) => sponsors.filter(({ report }) => report === null), empty: 'Every sponsor has a report.' },
  {
    key: 'former',
    label: 'Former',
    of: (sponsors) => sponsors.filter(({ former }) => former !== null),
    empty: 'No sponsor is a former one. Once all its deals have ended, it stands here.',
  },
]

/** The tab that an address names, or the first one. */
export const pickSponsorTab = (key: unknown): Tab => tabs.find((tab) => tab.key === key) ?? tabs[0]

/** How many sponsors there are, and the one thing to begin here. */
export function SponsorHead({ sponsors }: { sponsors: DirectorySponsor[] }) {
  const former = sponsors.filter((sponsor) => sponsor.former !== null).length
  const live = sponsors.filter(({ report }) => report?.live).length
  const samples = sponsors.filter(({ sample }) => sample).length
  return (
    <header>
      <div>
        <h1>Sponsors</h1>
        <p>
          {sponsors.length === 0
            ? 'None yet.'
            : `${counted(sponsors.length - former, 'sponsor')}${former > 0 ? ` and ${former} former` : ''}. Readers see ${live === 0 ? 'no report' : counted(live, 'report')}.`}
          {samples > 0
            ? ` ${samples === sponsors.length ? 'All sponsors belong' : samples === 1 ? 'One sponsor belongs' : `${samples} sponsors belong`} to the sample library.`
            : ''}
        </p>
      </div>
      <div className="acts">
        <a className="btn" href="/admin/tiers">
          Tiers
        </a>
        <a className="btn primary" href="/admin/sponsors/new">
          Add a sponsor
        </a>
      </div>
    </header>
  )
}

type TabsProps = { sponsors: DirectorySponsor[]; tab: Tab; words: string }

/** What the list shows: by what there is of a sponsor, and by words. */
export function SponsorTabs({ sponsors, tab, words }: TabsProps) {
  return (
    <div className="tabs">
      <nav aria-label="Show">
        {tabs.map(({ key, label, of }) => (
          <a key={key} href={address(key, words)} aria-current={key === tab.key ? 'true' : undefined}>
            {label} <span>{of(sponsors).length}</span>
          </a>
        ))}
      </nav>
      <search>
        <form className="find" action="/admin/sponsors">
          {tab.key === 'all' ? null : <input type="hidden" name="show" value={tab.key} />}
          <label className="vh" htmlFor="find">
            Find a sponsor by name, company, address, tier or category
          </label>
          <input id="find" name="find" type="search" placeholder="Find a sponsor, company or tier" defaultValue={words} maxLength={200} />
          <kbd className="opt">/</kbd>
        </form>
      </search>
    </div>
  )
}

/** What stands where no sponsor does: what is, and the way on. */
export function NoSponsors({ tab, words }: { tab: Tab; words: string }) {
  return (
    <section className="empty first">
      <p>{words ? `No sponsor here says “${words}”.` : tab.empty}</p>
      {words || tab.key !== 'all' ? (
        <a className="btn" href="/admin/sponsors">
          Show all sponsors
        </a>
      ) : null}
    </section>
  )
}

function address(key: string, words: string): string {
  const query = new URLSearchParams([...(key === 'all' ? [] : [['show', key]]), ...(words ? [['find', words]] : [])])
  return query.size > 0 ? `/admin/sponsors?${query}` : '/admin/sponsors'
}

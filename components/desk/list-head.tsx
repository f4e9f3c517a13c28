import type { DeskReport } from '#domain/reports/desk.ts'

type Tab = { key: string; label: string; of: (reports: DeskReport[]) => DeskReport[]; empty: string }

const tabs: [Tab, ...Tab[]] = [
  { key: 'all', label: 'All', of: (reports) => reports, empty: 'No report is here.' },
  {
    key: 'changed',
    label: 'Changed since',
    of: (reports) => reports.filter((report) => report.state === 'changed'),
    empty: 'Every draft reads as its live edition does.',
  },
  { key: 'drafts', label: 'Drafts', of: (reports) => reports.filter((report) => report.state === 'draft'), empty: 'Every report was published at least once.' },
  {
    key: 'live',
    label: 'Live',
    of: (reports) => reports.filter((report) => report.live !== null),
    empty: 'Readers see no report yet. Publish one, and it stands here.',
  },
  { key: 'archived', label: 'Archived', of: (reports) => reports, empty: 'No report is archived.' },
]

/** The tab that an address names, or the first one. */
export const pickTab = (key: string | undefined): Tab => tabs.find((tab) => tab.key === key) ?? tabs[0]

/** How the desk stands, and the one thing to begin here. */
export function ListHead({ reports }: { reports: DeskReport[] }) {
  const live = reports.filter((report) => report.live !== null).length
  const changed = reports.filter((report) => report.state === 'changed').length
  const sum = `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}, ${live} live.`
  return (
    <header>
      <div>
        <h1>Reports</h1>
        <p>{reports.length === 0 ? 'None yet.' : `${sum}${changed > 0 ? ` ${changed} changed since readers saw ${changed === 1 ? 'it' : 'them'}.` : ''}`}</p>
      </div>
      <div className="acts">
        <a className="btn" href="/desk/import">
          Import…
        </a>
        <a className="btn primary" href="/desk/reports/new">
          New report
        </a>
      </div>
    </header>
  )
}

type TabsProps = { reports: DeskReport[]; archived: DeskReport[]; tab: Tab; words: string }

/** What the list shows: by state, and by words. */
export function Tabs({ reports, archived, tab, words }: TabsProps) {
  return (
    <div className="tabs">
      <nav aria-label="Show">
        {tabs.map(({ key, label, of }) => (
          <a key={key} href={address(key, words)} aria-current={key === tab.key ? 'true' : undefined}>
            {label} <span>{(key === 'archived' ? archived : of(reports)).length}</span>
          </a>
        ))}
      </nav>
      <search>
        <form className="find" action="/desk">
          {tab.key === 'all' ? null : <input type="hidden" name="show" value={tab.key} />}
          <label className="vh" htmlFor="find">
            Find a report by sponsor or category
          </label>
          <input id="find" name="find" type="search" placeholder="Find a sponsor or category" defaultValue={words} maxLength={200} />
          <kbd className="opt">/</kbd>
        </form>
      </search>
    </div>
  )
}

/** What stands where no report does: what is, and the way on. */
export function EmptyList({ tab, words, none }: { tab: Tab; words: string; none: boolean }) {
  if (none && tab.key !== 'archived') {
    return (
      <section className="empty first">
        <p>There is no report yet. Start one with New report: it stays a draft until you publish it.</p>
        <p className="dim">A manuscript comes in with Import, or by pasting it on this page.</p>
      </section>
    )
  }
  return (
    <section className="empty first">
      <p>{words ? `No report here has a sponsor or category with “${words}”.` : tab.empty}</p>
      {words || tab.key !== 'all' ? (
        <a className="btn" href="/desk">
          Show all reports
        </a>
      ) : null}
    </section>
  )
}

function address(key: string, words: string): string {
  const query = new URLSearchParams([...(key === 'all' ? [] : [['show', key]]), ...(words ? [['find', words]] : [])])
  return query.size > 0 ? `/desk?${query}` : '/desk'
}

import type { ReactElement } from 'react'
import { Colophon, Masthead } from './colophon.tsx'
import { dealSpan, isoDate, shortDate, yearOf } from './dates.ts'
import { listed } from './standing.tsx'
import { tierTone } from './tier-tone.ts'

type LiveEdition = { major: number; minor: number; publishedAt: number; standfirst: string }
type ShownSponsor = { slug: string; name: string; siglum: string; category: string; entities: string[]; live: LiveEdition | null }
type ShownTier = { tier: { key: string; plural: string }; programme: { name: string; owner: string }; sponsors: ShownSponsor[] }

type ShownFormer = ShownSponsor & { tier: { singular: string }; years: { from: string | null; until: string | null } }

/** The library as a reader sees it: tiers in their order, each with its sponsors, and those that sponsor no more. `latest` is when an edition was published last. */
export type ShownIndex = { tiers: ShownTier[]; former: ShownFormer[]; sponsors: number; reports: number; latest: number | null }

/** The front page of the library. A sponsor without a live report is listed without a link. */
export function IndexPage({ index }: { index: ShownIndex }): ReactElement {
  const { sponsors, reports, latest } = index
  return (
    <>
      <Masthead />
      <main className="wrap" id="sponsors">
        <div className="front">
          <div>
            <h1>All Sponsors</h1>
            <p className="lead">
              Who pays for the Olympic Games, what they get for it, and who decides. Reports on the companies behind Los Angeles 2028, corrected in the open,
              edition by edition.
            </p>
          </div>
          <dl className="tally">
            <div>
              <dt>Sponsors</dt>
              <dd>{sponsors}</dd>
            </div>
            <div>
              <dt>Reports</dt>
              <dd>{reports}</dd>
            </div>
            {latest !== null && (
              <div>
                <dt>Latest edition</dt>
                <dd>
                  <time dateTime={isoDate(latest)}>{shortDate(latest)}</time>
                </dd>
              </div>
            )}
          </dl>
        </div>
        {sponsors === 0 && index.former.length === 0 && (
          <p className="standfirst">The library has no sponsors yet. Each will stand here, under its tier, as soon as the desk has entered it.</p>
        )}
        {index.tiers.map((group) => group.sponsors.length > 0 && <TierGroup key={group.tier.key} group={group} />)}
        {index.former.length > 0 && <FormerGroup sponsors={index.former} />}
      </main>
      <Colophon year={latest === null ? null : yearOf(latest)} back={false} />
    </>
  )
}

function TierGroup({ group: { tier, programme, sponsors } }: { group: ShownTier }): ReactElement {
  const name = `tier-${tier.key}`
  return (
    <section className="tier" data-tier={tierTone(tier.key)} id={tier.key} aria-labelledby={name}>
      <header>
        <h2 id={name}>{tier.plural}</h2>
        <p className="meta">
          {programme.name}
          <br />
          {programme.owner}
        </p>
        <Counts sponsors={sponsors} />
      </header>
      <Rows sponsors={sponsors} />
    </section>
  )
}

/** Those all of whose deals have ended, last and in pencil, each with what it was and when. */
function FormerGroup({ sponsors }: { sponsors: ShownFormer[] }): ReactElement {
  const shown = sponsors.map((sponsor) => ({
    ...sponsor,
    category: [sponsor.tier.singular, dealSpan({ ...sponsor.years, ended: true })].filter(Boolean).join(', '),
  }))
  return (
    <section className="tier" data-tier="past" id="former-sponsors" aria-labelledby="former-sponsors-name">
      <header>
        <h2 id="former-sponsors-name">Former Sponsors</h2>
        <p className="meta">Their deals have ended. What was published about them stays.</p>
        <Counts sponsors={sponsors} />
      </header>
      <Rows sponsors={shown} />
    </section>
  )
}

function Counts({ sponsors }: { sponsors: ShownSponsor[] }): ReactElement {
  return (
    <p className="meta">
      {counted(sponsors.length, 'sponsor')}, {counted(sponsors.filter(({ live }) => live !== null).length, 'report')}
    </p>
  )
}

/** The reports first, then the names of those without one. */
function Rows({ sponsors }: { sponsors: ShownSponsor[] }): ReactElement {
  const reports = sponsors.flatMap(({ live, ...sponsor }) => (live ? [{ ...sponsor, live }] : []))
  const without = sponsors.filter(({ live }) => live === null)
  return (
    <div>
      {reports.length > 0 && (
        <ol className="reports">
          {reports.map((report) => (
            <ReportRow key={report.slug} report={report} />
          ))}
        </ol>
      )}
      {without.length > 0 && (
        <div className="quiet">
          <h3>{without.length === 1 ? 'Without a report' : `${without.length} without a report`}</h3>
          <ul>
            {without.map(({ slug, name, category, entities }) => (
              <li key={slug}>
                {name}
                <span>{category}</span>
                {entities.length > 1 && <span>{listed(entities)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function ReportRow({ report: { slug, name, siglum, category, entities, live } }: { report: ShownSponsor & { live: LiveEdition } }): ReactElement {
  return (
    <li>
      <span className="mark" aria-hidden="true">
        {siglum}
      </span>
      <div>
        <h3>
          <a href={`/sponsors/${slug}`}>{name}</a>
        </h3>
        {category && <p className="cat">{category}</p>}
        {entities.length > 1 && <p className="parties">{listed(entities)}</p>}
        {live.standfirst && <p className="dek">{live.standfirst}</p>}
      </div>
      <p className="ed">
        <b>
          Edition {live.major}.{live.minor}
        </b>{' '}
        <time dateTime={isoDate(live.publishedAt)}>{shortDate(live.publishedAt)}</time>
      </p>
    </li>
  )
}

const counted = (count: number, what: string): string => (count === 0 ? `no ${what}s` : `${count} ${what}${count === 1 ? '' : 's'}`)

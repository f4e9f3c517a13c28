import type { ReactElement } from 'react'
import { editionName, reportAddress } from './addresses.ts'
import { dealSpan, isoDate, shortDate } from './dates.ts'
import type { LiveEdition, Placed } from './sifting.ts'
import { listed } from './standing.tsx'
import { tierTone } from './tier-tone.ts'

type RowsProps = {
  sponsors: readonly Placed[]
  /** What is said of a deal beside its sponsor's name; its category, unless the list says it already. */
  said?: (sponsor: Placed) => string
  /** Whether sponsors of several tiers stand in one list, each in the colour of its own. */
  mixed?: boolean
  /** The level of the headings: below that of what the list stands under. */
  level?: 2 | 3
}

/** The reports first, then the names of those without one. */
export function Rows({ sponsors, said = ({ deal }) => deal.category.name, mixed = false, level = 3 }: RowsProps): ReactElement {
  const reports = sponsors.flatMap(({ live, ...sponsor }) => (live ? [{ ...sponsor, live }] : []))
  const without = sponsors.filter(({ live }) => live === null)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div>
      {reports.length > 0 && (
        <ol className="reports">
          {reports.map((report) => (
            <ReportRow key={report.slug} report={report} said={said(report)} mixed={mixed} Heading={Heading} />
          ))}
        </ol>
      )}
      {without.length > 0 && (
        <div className="quiet">
          <Heading>{without.length === 1 ? 'Without a report' : `${without.length} without a report`}</Heading>
          <ul>
            {without.map((sponsor) => (
              <li key={sponsor.slug}>
                {sponsor.name}
                <span>{said(sponsor)}</span>
                {sponsor.entities.length > 1 && <span>{listed(sponsor.entities)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

type ReportRowProps = { report: Placed & { live: LiveEdition }; said: string; mixed: boolean; Heading: 'h2' | 'h3' }

function ReportRow({ report: { slug, name, siglum, entities, deal, live }, said, mixed, Heading }: ReportRowProps): ReactElement {
  return (
    <li data-tier={mixed ? tierTone(deal.tier.key) : undefined}>
      <span className="mark" aria-hidden="true">
        {siglum}
      </span>
      <div>
        <Heading>
          <a href={reportAddress(slug)}>{name}</a>
        </Heading>
        {said && <p className="cat">{said}</p>}
        {entities.length > 1 && <p className="parties">{listed(entities)}</p>}
        {live.standfirst && <p className="dek">{live.standfirst}</p>}
      </div>
      <p className="ed">
        <b>Edition {editionName(live)}</b> {live.major === 1 ? 'Published' : 'Last major change'}{' '}
        <time dateTime={isoDate(live.majorAt)}>{shortDate(live.majorAt)}</time>
      </p>
    </li>
  )
}

/** "Founding Partner, 2015–2024": what a former sponsor was, and when. */
const formerly = ({ deal, years }: Placed): string => [deal.tier.singular, years ? dealSpan({ ...years, ended: true }) : ''].filter(Boolean).join(', ')

/** "Founding Partner · Airline" */
export const tierAndCategory = ({ deal }: Placed): string => [deal.tier.singular, deal.category.name].filter(Boolean).join(' · ')

/** "7 sponsors, 1 report" */
export const countsOf = (sponsors: readonly Placed[]): string =>
  `${counted(sponsors.length, 'sponsor')}, ${counted(sponsors.filter(({ live }) => live !== null).length, 'report')}`

export const counted = (count: number, what: string): string => (count === 0 ? `no ${what}s` : `${count} ${what}${count === 1 ? '' : 's'}`)

/** Those all of whose deals have ended, last and in pencil, each with what it was and when. */
export function FormerGroup({ sponsors }: { sponsors: Placed[] }): ReactElement {
  return (
    <section className="tier" data-tier="past" id="former-sponsors" aria-labelledby="former-sponsors-name">
      <header>
        <h2 id="former-sponsors-name">Former Sponsors</h2>
        <p className="meta">Their deals have ended. What was published about them stays.</p>
        <p className="meta">{countsOf(sponsors)}</p>
      </header>
      <Rows sponsors={sponsors} said={formerly} />
    </section>
  )
}

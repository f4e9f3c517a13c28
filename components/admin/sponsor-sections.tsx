import type { ReactNode } from 'react'
import { editionName, StateMark } from '#components/desk/state-mark.tsx'
import { shortDate } from '#components/reading/dates.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { SponsorRecord } from '#domain/sponsors/directory.ts'

type SectionProps = { id: string; title: string; children: ReactNode }

/** A part of a sponsor's page: its name beside what belongs to it. */
export function SponsorSection({ id, title, children }: SectionProps) {
  return (
    <section className="states" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div>{children}</div>
    </section>
  )
}

type ChangeableProps = { id: string; act: string; section: string; words: string; shown: ReactNode; children: ReactNode }

/** What is, and the way to change it; `children` is the second step, in its place. */
export function Changeable({ id, act, section, words, shown, children }: ChangeableProps) {
  return (
    children ?? (
      <>
        {shown}
        <a className="btn" href={`/admin/sponsors/${id}?act=${act}#${section}`}>
          {words}
        </a>
      </>
    )
  )
}

/** Where readers find it, and the addresses that lead there. */
export function Addresses({ slug, formerSlugs, live }: { slug: string; formerSlugs: string[]; live: boolean }) {
  return (
    <div className="long">
      {live ? (
        <p>
          Readers find the report at <a href={`/sponsors/${slug}`}>/sponsors/{slug}</a>.
        </p>
      ) : (
        <p>{`/sponsors/${slug}. Nothing is there until a report is live.`}</p>
      )}
      {formerSlugs.length > 0 ? <p className="dim">{`These lead there, for ever: ${formerSlugs.map((former) => `/sponsors/${former}`).join(', ')}.`}</p> : null}
    </div>
  )
}

/** Who stands behind the name. */
export function Companies({ sponsor: { entities, headquarters, ticker } }: { sponsor: SponsorRecord }) {
  if (entities.length === 0 && headquarters === null && ticker === null)
    return <p className="long">Nothing is written down about who stands behind the name.</p>
  return (
    <dl className="installation">
      {entities.length > 0 ? <Fact term={entities.length > 1 ? 'Companies' : 'Company'} value={entities.join(' · ')} /> : null}
      {headquarters === null ? null : <Fact term="Seat" value={headquarters} />}
      {ticker === null ? null : <Fact term="Shares" value={ticker} />}
    </dl>
  )
}

const Fact = ({ term, value }: { term: string; value: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
)

/** The sponsor's report, and those that were put away. */
export function ReportsOf({ sponsor: { id, name, report, archived } }: { sponsor: SponsorRecord }) {
  return (
    <>
      {report || archived.length > 0 ? (
        <ul className="open-list">
          {[...(report ? [report] : []), ...archived].map((one) => (
            <li key={one.id}>
              <div>
                <StateMark report={one} />
                <small>{saysOf(one)}</small>
              </div>
              <p className="acts-s">
                <a
                  className="link"
                  href={`/desk/reports/${one.id}`}
                  aria-label={one.archivedAt === null ? `Open the report on ${name}` : `Open the archived report on ${name}`}
                >
                  Open
                </a>
                <a
                  className="link"
                  href={`/desk/reports/${one.id}/history`}
                  aria-label={one.archivedAt === null ? 'History of the report' : 'History of the archived report'}
                >
                  History
                </a>
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p className="long">There is none yet.</p>
          <a className="btn" href={`/desk/reports/new?sponsor=${id}`}>
            Start a report
          </a>
        </>
      )}
    </>
  )
}

function saysOf({ live, latestRevision, touchedAt, touchedBy }: DeskReport): string {
  const edition = live ? `Readers see edition ${editionName(live)}, since ${shortDate(live.publishedAt)}. ` : ''
  return `${edition}Revision ${latestRevision}; last touched by ${touchedBy ?? 'Host City'}, ${shortDate(touchedAt)}.`
}

/** The way to merge a double, and what was merged here before. */
export function Doubles({ id, name, merged }: { id: string; name: string; merged: SponsorRecord['merged'] }) {
  return (
    <>
      <p className="long">
        {`Is ${name} in the directory twice? Merge the double into the sponsor that stays: its deals, reports and addresses go over.`}
        {merged.length > 0 ? (
          <span className="dim">{` Merged into this one: ${merged.map((one) => `${one.name} (${shortDate(one.at)})`).join(', ')}.`}</span>
        ) : null}
      </p>
      <a className="btn" href={`/admin/sponsors/${id}/merge`}>
        {`Merge ${name} into another…`}
      </a>
    </>
  )
}

import { editionName, StateMark } from '#components/desk/state-mark.tsx'
import { dealSpan, shortDate } from '#components/reading/dates.ts'
import { listed } from '#components/reading/standing.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { isOver } from '#domain/sponsors/deal-date.ts'
import type { DirectorySponsor } from '#domain/sponsors/directory.ts'
import { counted } from './sponsor-words.ts'

type Group = { key: string; title: string; tone: string; sponsors: DirectorySponsor[] }

/** Sponsors as readers find them: by tier, in rank order, the former ones last. Where some are of the sample library, the fewer are marked. */
export function SponsorTable({ sponsors, now }: { sponsors: DirectorySponsor[]; now: number }) {
  const samples = sponsors.filter(({ sample }) => sample).length
  const marked = samples > sponsors.length / 2 ? 'own' : 'sample'
  return grouped(sponsors).map(({ key, title, tone, sponsors: members }) => (
    <section key={key} className="group" data-tier={tone} aria-labelledby={`group-${key}`}>
      <h2 id={`group-${key}`}>
        {title} <span>{members.length}</span>
      </h2>
      <table className="list directory">
        <thead>
          <tr>
            <th scope="col">Sponsor</th>
            <th scope="col">Deal</th>
            <th scope="col">Report</th>
            <th scope="col">
              <span className="vh">Next</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((sponsor) => (
            <Row key={sponsor.id} sponsor={sponsor} marked={marked} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  ))
}

function grouped(sponsors: DirectorySponsor[]): Group[] {
  const groups = new Map<string, Group>()
  for (const sponsor of sponsors.filter(({ former }) => former === null)) {
    const { key, plural } = sponsor.tier
    const group = groups.get(key) ?? { key, title: plural, tone: tierTone(key), sponsors: [] }
    groups.set(key, { ...group, sponsors: [...group.sponsors, sponsor] })
  }
  const former = sponsors.filter((sponsor) => sponsor.former !== null)
  return [...groups.values(), ...(former.length > 0 ? [{ key: 'former-sponsors', title: 'Former sponsors', tone: 'past', sponsors: former }] : [])]
}

function Row({ sponsor, marked, now }: { sponsor: DirectorySponsor; marked: 'own' | 'sample'; now: number }) {
  const { id, name, category, entities, deals, former, report, archivedReports, tier, sample } = sponsor
  const [primary] = deals
  const late = deals.filter((deal) => !deal.ended && deal.until !== null && isOver(deal.until, now))
  const span = former ? dealSpan({ ...former, ended: true }) : primary ? dealSpan(primary) : ''
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/sponsors/${id}`}>{name}</a>
        <small>{former ? `${tier.singular}, ${category}` : category}</small>
        {entities.length > 1 ? <small>{listed(entities)}</small> : null}
      </th>
      <td>
        {span === '' ? <span className="dim">No dates known</span> : capital(span)}
        {deals.length > 1 ? <small>{`and ${counted(deals.length - 1, 'other deal')}`}</small> : null}
        {late.length > 0 ? (
          <small className="flag w">{late.length === 1 ? 'A deal’s end has passed' : `The ends of ${late.length} deals have passed`}</small>
        ) : null}
      </td>
      <td>
        {report ? <StateMark report={report} /> : <span className="dim">{archivedReports > 0 ? 'Archived' : 'None'}</span>}
        {report?.live ? <small>{`${editionName(report.live)}, ${shortDate(report.live.publishedAt)}`}</small> : null}
        {sample && marked === 'sample' ? <small>Sample library</small> : null}
        {!sample && marked === 'own' ? <small>Not a sample</small> : null}
      </td>
      <td className="act">
        {report ? (
          <a className="btn" href={`/desk/reports/${report.id}`} aria-label={`Open the report: ${name}`}>
            Open the report
          </a>
        ) : archivedReports > 0 ? (
          <a className="btn" href={`/admin/sponsors/${id}`} aria-label={`See what there is: ${name}`}>
            See what there is
          </a>
        ) : (
          <a className="btn" href={`/desk/reports/new?sponsor=${id}`} aria-label={`Start a report: ${name}`}>
            Start a report
          </a>
        )}
      </td>
    </tr>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

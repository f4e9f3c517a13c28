import { shortDate } from '#components/reading/dates.ts'
import { tierTone } from '#components/reading/tier-tone.ts'
import { When } from '#components/ui/when.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import { editionName, StateMark } from './state-mark.tsx'

type ReportTableProps = {
  reports: DeskReport[]
  /** What others changed since the person looked: the revision that they saw last, by report. */
  unseen: ReadonlyMap<string, number>
  now: number
}

/** The reports of the desk, one in a row, each with what comes next for it. */
export function ReportTable({ reports, unseen, now }: ReportTableProps) {
  return (
    <table className="list reports">
      <thead>
        <tr>
          <th scope="col">Sponsor</th>
          <th scope="col">State</th>
          <th scope="col">Live edition</th>
          <th scope="col">Last touched by</th>
          <th scope="col">
            <span className="vh">Next</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <Row key={report.id} report={report} seen={unseen.get(report.id)} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ report, seen, now }: { report: DeskReport; seen: number | undefined; now: number }) {
  const { id, name, tier, live, withdrawnAt, touchedBy, touchedAt } = report
  const next = nextStep(report)
  return (
    <tr
      data-tier={tierTone(tier.key)}
      data-compare={live ? `/desk/reports/${id}/compare?from=live&to=draft` : undefined}
      data-history={`/desk/reports/${id}/history`}
    >
      <th scope="row">
        <a href={`/desk/reports/${id}`}>{name}</a>
        <small className="tierdot">{tier.singular}</small>
      </th>
      <td>
        <StateMark report={report} />
        <small>{whatReadersSee(report)}</small>
      </td>
      <td>
        {live ? editionName(live) : 'None'}
        {live ? <small>{shortDate(live.publishedAt)}</small> : withdrawnAt === null ? null : <small>until {shortDate(withdrawnAt)}</small>}
      </td>
      <td>
        {touchedBy ?? 'Host City'}
        <small>
          <When at={touchedAt} now={now} />
        </small>
        {seen === undefined ? null : (
          <small>
            <a className="link" href={`/desk/reports/${id}/compare?from=${seen}&to=draft`} aria-label={`Changed since you looked: ${name}`}>
              Changed since you looked
            </a>
          </small>
        )}
      </td>
      <td className="act">
        <a className="btn" href={next.href} aria-label={`${next.label}: ${name}`}>
          {next.label}
        </a>
      </td>
    </tr>
  )
}

function whatReadersSee({ state, archivedAt }: DeskReport): string {
  if (archivedAt !== null) return 'Put away; nothing of it is lost'
  switch (state) {
    case 'draft':
      return 'Never published'
    case 'live':
      return 'Draft reads the same'
    case 'changed':
      return 'Draft is ahead of what readers see'
    case 'withdrawn':
      return 'Readers see “no report”'
  }
}

function nextStep({ id, state, archivedAt }: DeskReport): { label: string; href: string } {
  const report = `/desk/reports/${id}`
  if (archivedAt !== null) return { label: 'Bring back…', href: `${report}/settings?confirm=unarchive` }
  switch (state) {
    case 'draft':
      return { label: 'Go on writing', href: report }
    case 'live':
      return { label: 'Edit', href: report }
    case 'changed':
      return { label: 'Review and publish', href: `${report}/publish` }
    case 'withdrawn':
      return { label: 'See why', href: `${report}/history` }
  }
}

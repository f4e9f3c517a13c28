import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'
import type { KnownSponsor, PresentReport as Present } from '#domain/exchange/known-sponsor.ts'

type PresentReportProps = {
  sponsor: KnownSponsor
  report: Present
  now: number
  asked: boolean
  ask(over: boolean): void
  compare(): void
  /** "Comparing…", while that is under way. */
  comparing: boolean
}

/** Says that the sponsor has a report already, and offers the manuscript as the new state of its draft. */
export function PresentReport({ sponsor, report, now, asked, ask, compare, comparing }: PresentReportProps) {
  const { name } = sponsor.facts
  if (report.isArchived) {
    return (
      <Notice
        tone="warning"
        title={`${name} has a report, which is archived.`}
        remedies={
          <a className="link" href={`/desk/reports/${report.id}/settings`}>
            Open its settings
          </a>
        }
      >
        <p>Bring it back there to import over its draft, or change the name of the sponsor here.</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="warning"
      title={`${name} has a report already.`}
      remedies={
        <>
          <button type="button" className="btn" onClick={compare} aria-disabled={comparing || undefined}>
            {comparing ? 'Comparing…' : 'Compare with its draft'}
          </button>
          <a className="link" href={`/desk/reports/${report.id}`} target="_blank" rel="noopener">
            Open its draft
          </a>
        </>
      }
    >
      <p>
        {report.touchedBy ?? 'Host City'} last touched its draft, <When at={report.touchedAt} now={now} />. This manuscript can become the new state of that
        draft. What the draft says now is kept first, as a revision, so that this can be undone.{' '}
        {report.live ? `Readers see nothing of it: edition ${report.live.major}.${report.live.minor} stays live.` : 'Readers see nothing of it.'} Name, tier and
        category stay as they are.
      </p>
      <label className="tick">
        <input id="import-over" type="checkbox" checked={asked} onChange={(event) => ask(event.target.checked)} />
        {`Replace the draft of ${name}`}
      </label>
    </Notice>
  )
}

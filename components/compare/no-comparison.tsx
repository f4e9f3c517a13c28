import { Notice } from '#components/ui/notice.tsx'
import { DamagedRevision, StrangeRevision, ToHistory } from './no-revision.tsx'

type NoComparisonProps = { reportId: string; side: 'draft' | 'live' | number; kind: string }

/** Said where one side of a comparison cannot be read. The other side is not shown either: half a comparison misleads. */
export function NoComparison({ reportId, side, kind }: NoComparisonProps) {
  if (kind === 'damaged') return <DamagedRevision reportId={reportId} number={String(side)} />
  if (kind === 'unknown-schema') return <StrangeRevision reportId={reportId} number={String(side)} />
  if (kind === 'not-live') {
    return (
      <Notice tone="warning" title="Readers see no edition of this report now." remedies={<ToHistory reportId={reportId} />}>
        <p>There is nothing live to compare with. Choose a revision.</p>
      </Notice>
    )
  }
  return (
    <Notice tone="error" title="The draft cannot be read." remedies={<ToHistory reportId={reportId} />}>
      <p>It holds something that Host City cannot show. Choose two revisions, or restore one.</p>
    </Notice>
  )
}

/** Said where two large sides could not be compared in the time that there is for it. */
export function NotCompared({ again }: { again: string }) {
  return (
    <Notice
      tone="warning"
      title="These two could not be compared just now."
      remedies={
        <a className="link" href={again}>
          Compare them again
        </a>
      }
    >
      <p>They are large, and the machine is busy. Nothing is wrong with either.</p>
    </Notice>
  )
}

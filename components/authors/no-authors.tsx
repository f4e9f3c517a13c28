import { NoComparison } from '#components/compare/no-comparison.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Again } from './again.tsx'

type Refusal = { kind: string } | { kind: 'authorship-pending'; done: number; of: number }

/** Said instead of a text whose authors cannot be told, or not yet. */
export function NoAuthors({ reportId, at, refusal }: { reportId: string; at: string; refusal: Refusal }) {
  if ('done' in refusal) {
    return (
      <Notice title={`Looking through ${refusal.done.toLocaleString('en-GB')} of ${refusal.of.toLocaleString('en-GB')} revisions.`} remedies={<Again />}>
        <p>Who wrote what of this report was not derived yet. It is done once, goes on by itself, and is kept.</p>
      </Notice>
    )
  }
  return <NoComparison reportId={reportId} side={at === '' ? 'draft' : Number(at)} kind={refusal.kind} />
}

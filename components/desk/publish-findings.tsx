import type { Finding } from '#domain/reports/findings.ts'
import { countFindings, Findings } from './finding-sentence.tsx'

const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** "Two errors stand in the way of edition 2.2.", or null when none does. */
export function obstacleOf(findings: readonly Finding[], edition: string): string | null {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (errors === 0) return null
  return `${counts[errors] ?? errors} ${errors === 1 ? 'error stands' : 'errors stand'} in the way of edition ${edition}. Mend ${errors === 1 ? 'it' : 'them'} in the draft and come back.`
}

/** What the checks say about the revision that is about to be published. */
export function PublishFindings({ findings, reportId }: { findings: readonly Finding[]; reportId: string }) {
  return (
    <section aria-labelledby="findings">
      <h2 className="label" id="findings">
        {countFindings(findings) ?? 'Findings'}
      </h2>
      {findings.length > 0 ? <Findings findings={findings} reportId={reportId} /> : <p className="dim">None. Nothing stands in the way.</p>}
    </section>
  )
}

import type { Finding } from '#domain/reports/findings.ts'

/** What is wrong, and what to do about it, in one sentence. */
export function findingSentence({ kind, detail }: Finding): string {
  switch (kind) {
    case 'empty-report':
      return 'The report has no words yet. Write them first.'
    case 'summary-missing':
      return 'There is no executive summary. Begin a section with that title.'
    case 'summary-empty':
      return 'The executive summary is empty. Write it, in a paragraph or three.'
    case 'standfirst-missing':
      return 'There is no standfirst. Readers see it under the name, and on the list of sponsors.'
    case 'level-skipped':
      return `A heading of level ${detail ?? '3 or 4'} stands where a level is missing above it. Make it one level higher, or add the heading that it belongs to.`
    case 'heading-empty':
      return 'A heading has no words. Give it a title or remove it.'
    case 'section-empty':
      return 'Nothing stands under this heading. Write it or remove the heading.'
    case 'link-to-nowhere':
      return `A link leads to ${detail ?? 'a page'}, which does not exist. Correct it or take the link away.`
  }
}

/** Findings in reading order, each with a link to its place in the editor. */
export function Findings({ findings, reportId }: { findings: readonly Finding[]; reportId: string }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.kind} ${finding.blockId ?? ''} ${finding.detail ?? ''}`} className="finding">
          <span className={finding.severity === 'error' ? 'flag e' : 'flag w'}>{finding.severity === 'error' ? 'Error' : 'Warning'}</span>
          {finding.section ? <span className="at">{/^\d/.test(finding.section) ? `Section ${finding.section}` : finding.section}</span> : null}
          <p>{findingSentence(finding)}</p>
          <a className="link" href={`/desk/reports/${reportId}${finding.blockId ? `#${finding.blockId}` : ''}`}>
            {finding.blockId ? 'Go there' : 'Open the draft'}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** "1 error, 2 warnings", or null for none. */
export function countFindings(findings: readonly Finding[]): string | null {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  const parts = [errors > 0 && `${errors} ${errors === 1 ? 'error' : 'errors'}`, warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]
  return parts.filter(Boolean).join(', ') || null
}

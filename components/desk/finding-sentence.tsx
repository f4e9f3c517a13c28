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

/** Findings, errors first, those that say the same together, each place with a link into the editor. */
export function Findings({ findings, reportId }: { findings: readonly Finding[]; reportId: string }) {
  const groups = Map.groupBy(findings, findingSentence)
  const sorted = [...groups].sort(([, one], [, other]) => weight(one) - weight(other))
  return (
    <ul className="findings">
      {sorted.map(([sentence, places]) => (
        <li key={sentence} className="finding">
          {weight(places) === 0 ? <span className="flag e">{named(places, 'error')}</span> : <span className="flag w">{named(places, 'warning')}</span>}
          <p>{sentence}</p>
          <span className="acts-s">
            {places.map(({ blockId, section }) => (
              <a key={blockId ?? reportId} className="link" href={`/desk/reports/${reportId}${blockId ? `#${blockId}` : ''}`}>
                {placeName(section, blockId)}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

const weight = (places: readonly Finding[]): number => (places.some((finding) => finding.severity === 'error') ? 0 : 1)
const named = (places: readonly Finding[], word: string): string => (places.length === 1 ? `1 ${word}` : `${places.length} ${word}s`)

function placeName(section: string, blockId: string | null): string {
  if (section === '') return blockId ? 'Go there' : 'Open the draft'
  return /^\d/.test(section) ? `Section ${section}` : section
}

/** "1 error, 2 warnings", or null for none. */
export function countFindings(findings: readonly Finding[]): string | null {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  const parts = [errors > 0 && `${errors} ${errors === 1 ? 'error' : 'errors'}`, warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]
  return parts.filter(Boolean).join(', ') || null
}

import type { Finding } from '#domain/reports/findings.ts'

const levels: Record<string, string> = { '2': 'section', '3': 'subsection', '4': 'minor heading' }

/** A finding as a sentence that says what is and what to do. */
export function findingWords({ kind, detail }: Finding): string {
  switch (kind) {
    case 'empty-report':
      return 'The report is empty. Write something before you publish it.'
    case 'summary-missing':
      return 'There is no executive summary. Add a section with that title at the top.'
    case 'summary-empty':
      return 'The executive summary has no text. Say in a paragraph what the report finds.'
    case 'standfirst-missing':
      return 'There is no standfirst. The index and search results show it.'
    case 'level-skipped':
      return `A ${levels[detail ?? ''] ?? 'heading'} stands here without the level above it. Raise it, or put the missing heading before it.`
    case 'heading-empty':
      return 'This heading has no words. Give it a title, or make it text.'
    case 'section-empty':
      return 'Nothing stands under this heading. Write the section, or take the heading out.'
    case 'link-to-nowhere':
      return `A link leads to ${detail ?? 'an address'}, which is not here. Correct it, or take it away.`
  }
}

/** What stands in the way of the next edition, and what does not. */
export function readinessWords(findings: readonly Finding[]): { title: string; more: string } {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  if (findings.length === 0) return { title: 'Nothing stands in the way of publishing.', more: '' }
  if (errors === 0)
    return {
      title: 'Nothing stands in the way of publishing.',
      more: warnings === 1 ? 'There is one warning; you may publish with it.' : `There are ${warnings} warnings; you may publish with them.`,
    }
  const title = errors === 1 ? 'One error stands in the way of publishing.' : `${errors} errors stand in the way of publishing.`
  return { title, more: warnings > 0 ? 'Warnings do not; you may publish with them.' : '' }
}

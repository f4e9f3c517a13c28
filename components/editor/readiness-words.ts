import type { Finding } from '#domain/reports/findings.ts'

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

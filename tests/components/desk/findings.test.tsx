import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { countFindings, Findings, findingSentence } from '#components/desk/finding-sentence.tsx'
import { obstacleOf } from '#components/desk/publish-findings.tsx'
import type { Finding, FindingKind } from '#domain/reports/findings.ts'

const finding = (kind: FindingKind, more: Partial<Finding> = {}): Finding => ({ severity: 'error', kind, blockId: 'b1', section: '1.1', ...more })
const kinds: Record<FindingKind, true> = {
  'empty-report': true,
  'summary-missing': true,
  'summary-empty': true,
  'standfirst-missing': true,
  'level-skipped': true,
  'heading-empty': true,
  'section-empty': true,
  'link-to-nowhere': true,
}

it.each(Object.keys(kinds) as FindingKind[])('says what %s is and what to do', (kind) => {
  expect(findingSentence(finding(kind))).toMatch(/^\p{Lu}[^!]*\. .*\.$|^\p{Lu}[^!]*\. [^!]*\.$/u)
})

it('counts errors and warnings, or says nothing', () => {
  expect(countFindings([])).toBeNull()
  expect(countFindings([finding('summary-missing')])).toBe('1 error')
  expect(countFindings([finding('summary-missing'), finding('level-skipped'), finding('section-empty', { severity: 'warning' })])).toBe('2 errors, 1 warning')
})

it('says what stands in the way of an edition, and nothing when warnings alone do', () => {
  expect(obstacleOf([finding('section-empty', { severity: 'warning' })], '2.2')).toBeNull()
  expect(obstacleOf([finding('summary-missing')], '2.2')).toBe('One error stands in the way of edition 2.2. Mend it in the draft and come back.')
  expect(
    obstacleOf(
      Array.from({ length: 12 }, () => finding('summary-missing')),
      '1.0',
    ),
  ).toMatch(/^12 errors stand /)
})

it('puts errors first, gathers what says the same, and leads to each place in the editor', () => {
  const html = renderToStaticMarkup(
    <Findings
      reportId="abc"
      findings={[
        finding('section-empty', { severity: 'warning', blockId: 'b1', section: '1.1' }),
        finding('summary-missing', { blockId: null, section: '' }),
        finding('section-empty', { severity: 'warning', blockId: 'b2', section: 'Appendix' }),
      ]}
    />,
  )
  expect(html.match(/<li/g)).toHaveLength(2)
  expect(html.indexOf('executive summary')).toBeLessThan(html.indexOf('2 warnings'))
  for (const place of ['href="/desk/reports/abc#b1">Section 1.1<', 'href="/desk/reports/abc#b2">Appendix<', 'href="/desk/reports/abc">Open the draft<']) {
    expect(html).toContain(place)
  }
})

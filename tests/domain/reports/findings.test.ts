import { expect, it } from 'vitest'
import { findings, isReady } from '#domain/reports/findings.ts'
import { emptyContent, standardOutline } from '#domain/reports/outline.ts'
import type { Block } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

const surroundings = { knowsPath: (path: string) => path === '/' || path === '/sponsors/northwind' }
const kinds = (blocks: Block[], standfirst = 'A line.') =>
  findings({ standfirst, document: { type: 'doc', content: blocks } }, surroundings).map((finding) =>
    `${finding.severity} ${finding.kind} ${finding.section}`.trim(),
  )
const summary = [aHeading('s', 'Executive Summary'), aParagraph('sp', 'What matters.')]
const link = (href: string): Block => ({
  type: 'paragraph',
  attrs: { id: `l-${href.length}` },
  content: [{ type: 'text', text: 'there', marks: [{ type: 'link', attrs: { href } }] }],
})
let made = 0
const newId = () => `made-${++made}`

it('a report in order has none', () => {
  expect(findings(aContent(), surroundings)).toEqual([])
})

it('an empty report is one error and nothing else', () => {
  expect(findings(emptyContent(newId), surroundings)).toMatchObject([{ severity: 'error', kind: 'empty-report' }])
  expect(kinds([{ type: 'horizontalRule', attrs: { id: 'r' } }, aParagraph('p', ' … ')])).toEqual(['error empty-report'])
})

it('the standard outline parses, and is not ready', () => {
  const content = standardOutline(newId)
  expect(parseContent(content)).toEqual({ ok: true, value: content })
  expect(isReady(findings(content, surroundings))).toBe(false)
})

it('a summary must be there and say something', () => {
  expect(kinds([aHeading('h', 'History'), aParagraph('p', 'Words.')])).toEqual(['error summary-missing'])
  expect(kinds([aHeading('s', 'Summary'), aHeading('h', 'History'), aParagraph('p', 'Words.')])).toEqual(['error summary-empty Summary'])
  expect(kinds([aHeading('s', 'Summary'), aParagraph('e', ''), aHeading('h', 'History'), aParagraph('p', 'Words.')])).toEqual(['error summary-empty Summary'])
})

it('an empty paragraph above words does not make a section empty', () => {
  expect(kinds([aHeading('s', 'Summary'), aParagraph('e', ''), aParagraph('p', 'Words.')])).toEqual([])
})

it('a standfirst is missed with a warning', () => {
  expect(kinds(summary, '  ')).toEqual(['warning standfirst-missing'])
})

it('a skipped level is an error, whether below a section or at the top', () => {
  expect(kinds([...summary, aHeading('d', 'Deep', 4), aParagraph('p', 'Words.')])).toEqual(['error level-skipped Deep'])
  expect(kinds([aHeading('d', 'Deep', 3), aParagraph('p', 'Words.'), ...summary])).toContain('error level-skipped Deep')
  expect(
    kinds([...summary, aHeading('a', 'A'), aHeading('b', 'B', 3), aHeading('c', 'C', 4), aParagraph('p', 'x'), aHeading('d', 'D'), aParagraph('q', 'x')]),
  ).toEqual([])
})

it('a heading without words is an error, a section without text a warning', () => {
  expect(kinds([...summary, aHeading('h', ' '), aParagraph('p', 'Words.')])).toEqual(['error heading-empty 1'])
  expect(kinds([...summary, aHeading('h', 'History'), aHeading('i', 'Outlook'), aParagraph('p', 'Words.')])).toEqual(['warning section-empty 1'])
  expect(kinds([...summary, aHeading('h', 'History')])).toEqual(['warning section-empty 1'])
})

it('a link of ours must lead somewhere', () => {
  expect(kinds([...summary, link('/sponsors/nobody'), link('#nowhere-here'), link('/elsewhere')])).toEqual([
    'warning link-to-nowhere Executive Summary',
    'warning link-to-nowhere Executive Summary',
    'warning link-to-nowhere Executive Summary',
  ])
  expect(
    kinds([
      ...summary,
      link('/'),
      link('/sponsors/northwind#s1'),
      link('/sponsors/northwind?x=1'),
      link('#summary'),
      link('https://ferries.example/'),
      link('mailto:desk@ferries.example'),
    ]),
  ).toEqual([])
})

import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { authorsOf, cameWith } from '#components/authors/authors.ts'
import { AuthorsView } from '#components/authors/authors-view.tsx'
import { linesOf } from '#domain/authorship/lines.ts'
import type { Passages, Source } from '#domain/authorship/passages.ts'
import { NOW } from '#tests/support/clock.ts'
import { aContent, aParagraph } from '#tests/support/factories.ts'

const ann = { id: 'ann', name: 'Ann Marsh' }
const source = (over: Partial<Source>): Source => ({
  revision: 1,
  persons: [ann],
  lost: false,
  at: NOW,
  kind: 'kept',
  name: null,
  author: 'Ann Marsh',
  restoredFrom: null,
  restoredPart: null,
  restoredPlace: null,
  edition: null,
  ...over,
})
const sources = [
  source({}),
  source({ revision: 4, persons: [{ id: 'al', name: 'Al Moss' }], name: 'Figures', edition: { major: 2, minor: 0 } }),
  source({ revision: 6, persons: [ann, { id: 'al', name: 'Al Moss' }] }),
  source({ revision: 7, persons: [], lost: true }),
  source({ revision: null, at: null, kind: null }),
]
const content = aContent({
  standfirst: 'Boats leave at dawn.',
  blocks: [aParagraph('p', 'They come back at night, when all sleep.'), aParagraph('q', 'Nobody waits for them.')],
})
const runs = [
  [[20, 0]],
  [
    [10, 0],
    [13, 1],
    [17, 2],
  ],
  [
    [7, 3],
    [15, 4],
  ],
]
const passages: Passages = {
  sources,
  lines: linesOf(content).map((line, at) => ({ ...line, runs: (runs[at] ?? []).map(([length = 0, from = 0]) => ({ length, source: from })) })),
}
const shown = (narrowing = {}) =>
  renderToStaticMarkup(
    <AuthorsView
      content={content}
      passages={passages}
      narrowing={narrowing}
      path="/desk/reports/r"
      query={{ at: '', by: '', since: '', from: '' }}
      now={NOW}
    />,
  )
const marked = (html: string) => [...html.matchAll(/data-passage="(\d+)"[^>]*>([^<]*)</g)].map(([, number, words]) => `${number} ${words}`)

describe('who wrote what, as a page', () => {
  it('tells authors apart by letters of their own, whoever wrote most first, and counts each word once', () => {
    expect(authorsOf(passages).authors.map(({ name, letters, words, personId }) => [name, letters, words, personId])).toEqual([
      ['Ann Marsh', 'AM', 9, 'ann'],
      ['Al Moss', 'AM2', 3, 'al'],
      ['Ann Marsh or Al Moss', 'AM/AM', 3, null],
      ['Not known', '?', 1, null],
    ])
  })

  it('says in words where each came from', () => {
    expect(sources.map(cameWith)).toEqual([
      'revision 1, kept by Ann Marsh',
      'revision 4, “Figures”, edition 2.0',
      'revision 6, kept by Ann Marsh',
      'with revision 7, which cannot be read, or the one after it',
      'in the draft, not yet in a revision',
    ])
  })

  it('shows the text by the one renderer, each passage in an element of its own, white space outside', () => {
    const html = shown()
    expect(html.replace(/<[^>]+>/g, '')).toContain('They come back at night, when all sleep.')
    expect(marked(html)).toEqual(['1 Boats leave at dawn.', '2 They come', '3 back at night', '4 , when all sleep.', '5 Nobody', '6 waits for them.'])
    expect(html).toContain('href="/desk/reports/r/compare?from=3&amp;to=4"')
    expect(html).toContain('href="/desk/reports/r/revisions/1"')
  })

  it('narrows to a person, and to what came since', () => {
    expect(marked(shown({ personId: 'al' }))).toEqual(['1 back at night', '2 , when all sleep.'])
    expect(marked(shown({ since: 6 }))).toEqual(['1 Nobody', '2 waits for them.'])
    expect(marked(shown({ from: NOW + 1 }))).toEqual(['1 waits for them.'])
    expect(shown({ personId: 'nobody' })).toContain('No words of this report are of that person and that time.')
  })
})

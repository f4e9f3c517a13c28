import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, parseContent, parseDocument } from '#domain/richtext/parse.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { aContent } from '#tests/support/factories.ts'
import { content as aBodyLike } from '../compare/arbitrary.ts'

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { id: 'p' }, content })
const text = (marks?: unknown) => ({ type: 'text', text: 'word', ...(marks === undefined ? {} : { marks }) })
const refusal = (input: unknown) => {
  const parsed = parseDocument(input)
  return parsed.ok ? 'accepted' : `${parsed.refusal.problem} at ${parsed.refusal.path || 'the top'}`
}
const cell = (attrs: object) =>
  doc({
    type: 'table',
    attrs: { id: 't' },
    content: [{ type: 'tableRow', attrs: { id: 'r' }, content: [{ type: 'tableCell', attrs: { id: 'c', ...attrs }, content: [paragraph(text())] }] }],
  })

describe('a body', () => {
  it('in canonical form is its own canonical form', () => {
    fc.assert(
      fc.property(aBodyLike('a'), (content) => {
        const parsed = parseContent(content)
        expect(parsed).toEqual({ ok: true, value: content })
        expect(parsed.ok && canonical(parsed.value)).toBe(canonical(content))
      }),
      { numRuns: 100 },
    )
  })

  it('takes the order of properties, absent defaults and split texts for what they are', () => {
    const loose = doc({
      content: [
        { marks: [{ type: 'italic' }, { type: 'bold' }], text: 'wo', type: 'text' },
        { type: 'text', text: 'rd', marks: [{ type: 'bold' }, { type: 'italic' }] },
      ],
      attrs: { id: 'h' },
      type: 'heading',
    })
    expect(parseDocument(loose)).toEqual({
      ok: true,
      value: doc({ type: 'heading', attrs: { id: 'h', level: 2 }, content: [{ type: 'text', text: 'word', marks: [{ type: 'bold' }, { type: 'italic' }] }] }),
    })
  })

  it('gives an id to a block without one only where it is asked to', () => {
    const bare = doc({ type: 'paragraph', content: [text()] })
    expect(refusal(bare)).toBe('bad-value at content[0].attrs.id')
    expect(parseDocument(bare, (path) => `made-${path.length}`)).toMatchObject({ ok: true, value: { content: [{ attrs: { id: 'made-10' } }] } })
  })

  it.each([
    ['no object', 'text', 'not-an-object at the top'],
    ['null', null, 'not-an-object at the top'],
    ['an unknown root', { type: 'paragraph' }, 'unknown-node at type'],
    ['nothing in it', { type: 'doc' }, 'incomplete at content'],
    ['an unknown node', doc({ type: 'image', attrs: { src: 'x' } }), 'unknown-node at content[0].type'],
    ['a node by a name of every object', doc({ type: 'constructor' }), 'unknown-node at content[0].type'],
    ['a node where it may not stand', doc({ type: 'listItem', attrs: { id: 'l' } }), 'not-allowed-here at content[0]'],
    ['an unknown mark', doc(paragraph(text([{ type: 'blink' }]))), 'unknown-mark at content[0].content[0].marks[0].type'],
    ['a mark twice', doc(paragraph(text([{ type: 'bold' }, { type: 'bold' }]))), 'not-allowed-here at content[0].content[0].marks[1]'],
    ['marks that exclude each other', doc(paragraph(text([{ type: 'code' }, { type: 'bold' }]))), 'not-allowed-here at content[0].content[0].marks[1]'],
    ['an unknown attribute', doc({ ...paragraph(), attrs: { id: 'p', onclick: 'x' } }), 'unknown-attribute at content[0].attrs.onclick'],
    ['an unknown property', doc({ ...paragraph(), style: 'x' }), 'unknown-property at content[0].style'],
    ['a level that there is not', doc({ type: 'heading', attrs: { id: 'h', level: 1 } }), 'bad-value at content[0].attrs.level'],
    ['a level that is a word', doc({ type: 'heading', attrs: { id: 'h', level: '2' } }), 'bad-value at content[0].attrs.level'],
    [
      'a link that runs',
      doc(paragraph(text([{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]))),
      'bad-value at content[0].content[0].marks[0].attrs.href',
    ],
    ['a cell a billion wide', cell({ colspan: 1e9 }), 'bad-value at content[0].content[0].content[0].attrs.colspan'],
    ['a cell of no width', cell({ colspan: 0 }), 'bad-value at content[0].content[0].content[0].attrs.colspan'],
    ['a cell as wide as no number', cell({ rowspan: Number.NaN }), 'bad-value at content[0].content[0].content[0].attrs.rowspan'],
    ['one id twice', doc(paragraph(), paragraph()), 'repeated-id at content[1].attrs.id'],
    ['an empty text', doc(paragraph({ type: 'text', text: '' })), 'bad-text at content[0].content[0].text'],
    ['a control character', doc(paragraph({ type: 'text', text: 'a\u0000b' })), 'bad-text at content[0].content[0].text'],
    ['half a character', doc(paragraph({ type: 'text', text: '\ud83d' })), 'bad-text at content[0].content[0].text'],
  ])('with %s is refused, and the place is named', (_, input, expected) => expect(refusal(input)).toBe(expected))

  it('a hundred thousand levels deep, or with more nodes than the bound, is refused and ends nothing', () => {
    let deep: unknown = paragraph(text())
    for (let level = 0; level < 100_000; level++)
      deep = {
        type: 'bulletList',
        attrs: { id: `l${level}` },
        content: [{ type: 'listItem', attrs: { id: `i${level}` }, content: [{ type: 'paragraph', attrs: { id: `p${level}` } }, deep] }],
      }
    expect(refusal(doc(deep))).toMatch(/^too-deep/)
    const wide = Array.from({ length: BOUNDS.nodes + 1 }, (_, at) => ({ type: 'paragraph', attrs: { id: `p${at}` } }))
    expect(refusal(doc(...wide))).toMatch(/^too-many-nodes/)
  })
})

it.each(['a\nb', 'a\tb', 'a\u0007b', 'x'.repeat(BOUNDS.standfirst + 1), 7, null])('a standfirst like %j is refused', (standfirst) => {
  expect(parseContent({ ...aContent(), standfirst })).toMatchObject({ ok: false, refusal: { path: 'standfirst' } })
})

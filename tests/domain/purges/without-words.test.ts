import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { attributeKinds, findIn, type Stored } from '#domain/purges/passages.ts'
import { type Sought, soughtWords, type Wording } from '#domain/purges/sought.ts'
import { textWithoutWords, withoutWords } from '#domain/purges/without-words.ts'
import type { Block, Content, Inline } from '#domain/richtext/document.ts'
import { canonical, parseContent } from '#domain/richtext/parse.ts'
import { attributeRules, BOUNDS, identified, schema } from '#domain/richtext/schema.ts'
import { content as anyContent } from '#tests/domain/compare/arbitrary.ts'
import { aContent, aParagraph } from '#tests/support/factories.ts'

const CANARY = 'kestrel-4711'

function sought(words = CANARY, options: Partial<Wording> = {}): Sought {
  const found = soughtWords({ words, exactCase: false, whole: false, ...options })
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value
}
const cleaned = (content: Content, words?: string, options?: Partial<Wording>) => {
  const result = withoutWords(content, sought(words, options), (id) => `new-${id.length}`)
  const proved = parseContent(result)
  if (!proved.ok) throw new Error(JSON.stringify(proved.refusal))
  expect(canonical(proved.value), 'the canonical form').toBe(canonical(result))
  return result
}
const line = (...content: Inline[]): Block => ({ type: 'paragraph', attrs: { id: 'line' }, content })
const saying = (...content: Inline[]): Content => aContent({ standfirst: '', blocks: [line(...content)] })
const lineOf = (content: Content) => (content.document.content[0] as { content?: Inline[] }).content ?? []

describe('no place of the schema is forgotten', () => {
  it('every attribute is known for what it holds', () => {
    expect(Object.keys(attributeKinds).sort()).toEqual(Object.keys(attributeRules).sort())
    // What takes any text, or anything that an address can be, holds words; all other values are a few.
    for (const [name, rule] of Object.entries(attributeRules)) {
      const kind = attributeKinds[name]
      expect(rule('Any words, of anybody.') ? 'text' : kind, name).toBe(kind)
      if (kind === 'value') expect([rule(CANARY), rule(`/${CANARY}`)], name).toEqual([false, false])
    }
  })

  test.each(Object.entries(schema.nodes).flatMap(([name, type]) => Object.keys(type.spec.attrs ?? {}).map((attribute) => [name, attribute] as const)))(
    '%s: %s',
    (name, attribute) => {
      const kind = attributeKinds[attribute]
      if (kind === 'value') return
      const node = { type: name, attrs: { ...(identified.has(name) && { id: 'own' }), [attribute]: kind === 'address' ? `/${CANARY}` : CANARY } }
      const stored: Stored = { standfirst: '', document: { type: 'doc', content: [node] } }
      expect(findIn(stored, sought()).times).toBe(1)
      expect(JSON.stringify(withoutWords(stored, sought(), () => 'another'))).not.toContain(CANARY)
    },
  )

  test.each(Object.entries(schema.marks).flatMap(([name, type]) => Object.keys(type.spec.attrs ?? {}).map((attribute) => [name, attribute] as const)))(
    'mark %s: %s',
    (name, attribute) => {
      const marks = [{ type: name, attrs: { [attribute]: `https://x.example/${CANARY}` } }, { type: 'bold' }]
      const stored: Stored = { document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'here', marks }] }] } }
      expect(findIn(stored, sought()).times).toBe(1)
      expect(withoutWords(stored, sought(), String).document?.content?.[0]?.content).toEqual([{ type: 'text', text: 'here', marks: [{ type: 'bold' }] }])
    },
  )

  test.each(Object.keys(schema.nodes).filter((name) => schema.nodes[name as 'paragraph'].inlineContent))('the text of a %s', (name) => {
    const stored: Stored = { document: { type: 'doc', content: [{ type: name, content: [{ type: 'text', text: `a ${CANARY} b` }] }] } }
    expect(withoutWords(stored, sought(), String).document?.content?.[0]?.content).toEqual([{ type: 'text', text: 'a [removed] b' }])
  })

  it('what a schema of tomorrow may have', () => {
    const stored: Stored = {
      standfirst: CANARY,
      document: {
        type: 'doc',
        content: [
          {
            type: 'aside',
            attrs: { id: 'x', voice: CANARY },
            content: [{ type: 'chip', text: CANARY, marks: [{ type: 'cites', attrs: { source: CANARY } }] }],
          },
        ],
      },
    }
    expect(findIn(stored, sought()).times).toBe(4)
    expect(JSON.stringify(withoutWords(stored, sought(), String))).not.toContain(CANARY)
  })
})

it('removes words across marks, and leaves the marks of what stays', () => {
  const content = saying(
    { type: 'text', text: 'The key is kes' },
    { type: 'text', text: 'trel-', marks: [{ type: 'bold' }] },
    { type: 'text', text: '4711 and', marks: [{ type: 'italic' }] },
    { type: 'text', text: ' no other.' },
  )
  expect(lineOf(cleaned(content))).toEqual([
    { type: 'text', text: 'The key is [removed]' },
    { type: 'text', text: ' and', marks: [{ type: 'italic' }] },
    { type: 'text', text: ' no other.' },
  ])
})

it('removes words across a line break, which goes with them, and joins what is left', () => {
  const content = saying(
    { type: 'text', text: 'two' },
    { type: 'hardBreak' },
    { type: 'text', text: 'kestrels fly' },
    { type: 'hardBreak' },
    { type: 'text', text: 'by' },
  )
  expect(lineOf(cleaned(content, 'two kestrels'))).toEqual([{ type: 'text', text: '[removed] fly' }, { type: 'hardBreak' }, { type: 'text', text: 'by' }])
})

it('removes several lines over several blocks, and leaves the blocks', () => {
  const key = '-----BEGIN KEY-----\nkestrel4711\n-----END KEY-----'
  const content = aContent({ standfirst: '', blocks: key.split('\n').map((words, at) => aParagraph(`p${at}`, words)) })
  expect(cleaned(content, key).document.content).toEqual([aParagraph('p0', '[removed]'), aParagraph('p1', ''), aParagraph('p2', '')])
  expect(findIn(aContent({ blocks: [aParagraph('a', 'two'), aParagraph('b', 'kestrels')] }), sought('two kestrels')).times).toBe(0)
})

it('takes the link from what led to the words, and leaves the words of the link', () => {
  const href = 'https://x.example/?key=%6Bestrel-4711'
  const content = saying(
    { type: 'text', text: 'See ' },
    { type: 'text', text: 'this', marks: [{ type: 'link', attrs: { href } }] },
    { type: 'text', text: ' page.' },
  )
  expect(lineOf(cleaned(content))).toEqual([{ type: 'text', text: 'See this page.' }])
})

it('gives an id that held the words another, the same each time', () => {
  const content = aContent({ standfirst: '', blocks: [aParagraph('Kestrel_4711-a', 'one'), aParagraph('b', 'two')] })
  expect(cleaned(content).document.content.map((block) => block.attrs.id)).toEqual(['new-14', 'b'])
})

it('keeps within the bounds of a label, a caption and a standfirst', () => {
  const many = (most: number) => 'abcd '.repeat(Math.floor(most / 5))
  const content: Content = {
    standfirst: many(BOUNDS.standfirst).trimEnd(),
    document: {
      type: 'doc',
      content: [
        { type: 'callout', attrs: { id: 'c', label: many(BOUNDS.label), tone: 'note' }, content: [aParagraph('p', 'x') as never] },
        {
          type: 'table',
          attrs: { id: 't', caption: many(BOUNDS.caption) },
          content: [
            {
              type: 'tableRow',
              attrs: { id: 'r' },
              content: [{ type: 'tableCell', attrs: { id: 'd', colspan: 1, rowspan: 1 }, content: [aParagraph('q', 'abcd') as never] }],
            },
          ],
        },
      ],
    },
  }
  const result = cleaned(content, 'abcd')
  expect(result.standfirst).toMatch(/^(… )+…$/)
  expect(JSON.stringify(result)).toContain('[removed]')
  expect(JSON.stringify(result)).not.toContain('abcd')
})

it('removes even what stands instead, and what comes of it', () => {
  expect(textWithoutWords('It was removed, and moved.', sought('move'))).toBe('It was re…d, and …d.')
  expect(textWithoutWords('xxab cdab cd', sought('ab cd'))).toBe('xx[removed][removed]')
  expect(textWithoutWords('a hunterd] x] x', sought('hunterd] x'))).toBe('a [removed]] x')
  expect(textWithoutWords('keydd] xyz', sought('d] xyz'))).not.toContain('d] xyz')
})

it('shows what stands around the first place, in its own block, cut between words', () => {
  const around = (text: string) => findIn(aContent({ standfirst: 'Before.', blocks: [aParagraph('p', text), aParagraph('q', 'After.')] }), sought()).excerpt
  expect(around(`The key is ${CANARY}, as ever.`)).toEqual({ before: 'The key is ', words: CANARY, after: ', as ever.' })
  const long = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'
  expect(around(`${long} Kestrel-4711 ${long}`)).toEqual({
    before: '…six seven eight nine ten eleven twelve thirteen fourteen ',
    words: 'Kestrel-4711',
    after: ' one two three four five six seven eight nine ten eleven…',
  })
})

it('leaves a content without the words as it is', () => {
  expect(cleaned(aContent())).toEqual(aContent())
})

/** A content with the canary in some of its texts, cut up by marks; and the same with what should stand there. */
it('takes the words out of any body, and changes nothing else', () => {
  fc.assert(
    fc.property(anyContent('p'), fc.infiniteStream(fc.nat(9)), (content, chance) => {
      const roll = () => chance.next().value as number
      const planted = structuredClone(content)
      let times = 0
      const plant = (node: { content?: Inline[] | object[] }): void => {
        for (const child of [...(node.content ?? [])] as (Inline & { content?: object[] })[]) plant(child)
        const inline = node.content as Inline[] | undefined
        if (!inline?.every((child) => child.type === 'text' || child.type === 'hardBreak') || roll() < 5) return
        const cut = 1 + (roll() % 8)
        inline.splice(
          roll() % (inline.length + 1),
          0,
          { type: 'text', text: ` ${CANARY.slice(0, cut)}` },
          { type: 'text', text: `${CANARY.slice(cut)} `, marks: [{ type: 'bold' }] },
        )
        times++
      }
      plant(planted.document)
      const proved = parseContent(planted)
      if (!proved.ok) throw new Error('The plant broke it')
      expect(findIn(proved.value, sought()).times).toBe(times)
      const result = cleaned(proved.value)
      expect(findIn(result, sought()).times).toBe(0)
      expect(findIn(result, sought('[removed]')).times).toBe(times)
      const texts = (of: Content) =>
        JSON.stringify(of)
          .match(/"text":"(?:[^"\\]|\\.)*"/g)
          ?.join('')
          .replace(/"text":|"/g, '')
      expect(texts(result)?.replaceAll('[removed]', CANARY)).toBe(texts(proved.value))
    }),
  )
})

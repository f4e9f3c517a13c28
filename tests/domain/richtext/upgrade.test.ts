import { expect, it } from 'vitest'
import { parseContent } from '#domain/richtext/parse.ts'
import { plainLines } from '#domain/richtext/plain-lines.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { upgraded } from '#domain/richtext/upgrade.ts'
import { type Stored, type Upgrade, upgrades } from '#domain/richtext/upgrades.ts'
import { aContent } from '#tests/support/factories.ts'

type Node = { type: string; attrs: Record<string, unknown>; content?: unknown[] }
const eachBlock =
  (change: (node: Node) => Node): Upgrade =>
  ({ standfirst, document }) => ({ standfirst, document: { type: 'doc', content: (document as { content: Node[] }).content.map(change) } })

/** Two versions that never were: in the first a heading is a “title”, in the second its level counts from one. */
const invented = new Map([
  [SCHEMA_VERSION - 2, eachBlock((node) => (node.type === 'title' ? { ...node, type: 'heading' } : node))],
  [SCHEMA_VERSION - 1, eachBlock((node) => (node.type === 'heading' ? { ...node, attrs: { ...node.attrs, level: Number(node.attrs.level) + 1 } } : node))],
])
const oldest = (): Stored => ({
  standfirst: 'Ferries.',
  document: {
    type: 'doc',
    content: [
      { type: 'title', attrs: { id: 'h', level: 1 }, content: [{ type: 'text', text: 'Origins' }] },
      { type: 'paragraph', attrs: { id: 'p' } },
    ],
  },
})

it('a content of the present version stays what it is', () => {
  expect(upgraded(aContent(), SCHEMA_VERSION)).toEqual(parseContent(aContent()))
})

it('a content of an older version is brought up through all that came since, its ids kept', () => {
  const present = { type: 'heading', attrs: { id: 'h', level: 2 }, content: [{ type: 'text', text: 'Origins' }] }
  expect(upgraded(oldest(), SCHEMA_VERSION - 2, invented)).toMatchObject({ ok: true, value: { document: { content: [present, { type: 'paragraph' }] } } })
})

it.each([
  ['of a later version', aContent(), SCHEMA_VERSION + 1],
  ['of a version that has no upgrade', oldest(), SCHEMA_VERSION - 3],
  ['of the present version, with a node that its schema has not', oldest(), SCHEMA_VERSION],
  ['of an older version, which its upgrade cannot take', { standfirst: '', document: null }, SCHEMA_VERSION - 2],
  ['of no form at all', { standfirst: null, document: 'words' }, SCHEMA_VERSION],
])('a content %s is refused, and is not called damaged', (_, stored, version) => {
  expect(upgraded(stored, version, invented)).toEqual({ ok: false, refusal: { kind: 'unknown-schema', version } })
})

it('every version that there ever was has its upgrade', () => {
  expect([...upgrades.keys()].sort()).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, at) => at + 1))
})

it('the words of what is known are all among its plain lines', () => {
  const lines = plainLines(aContent())
  expect(lines[0]).toBe(aContent().standfirst)
  expect(lines).toContain(
    'The company runs forty-two boats under a nine-year deal, renewed and no longer contested. Its tender number is NF-2019; it emits 12 t of CO2 a day, on the 1st line alone.',
  )
  for (const words of ['The timetable is public.', 'Watch', 'The fleet by year', 'the south pier.', '31']) expect(lines).toContain(words)
  expect(lines.join(' ')).not.toMatch(/h-summary|https:|critical/)
})

it('the words of what nobody knows are there, too, and a line is not torn by it', () => {
  const gallery = { type: 'gallery', attrs: { id: 'g', title: 'Boats' }, content: [{ type: 'picture', attrs: { src: '/boat.png', alt: 'A ferry' } }] }
  const line = [
    { type: 'text', text: 'As said' },
    { type: 'citation', attrs: { id: 'c', source: ' [Annual report]' } },
    { type: 'text', text: ' before.' },
  ]
  const document = { type: 'doc', content: [gallery, { type: 'verse', content: line }, 'loose', 7, null] }
  expect(plainLines({ standfirst: 'Ferries.', document })).toEqual(['Ferries.', 'Boats', 'A ferry', 'As said [Annual report] before.', 'loose'])
  expect(plainLines({ standfirst: null, document: 'Only words' })).toEqual(['Only words'])
})

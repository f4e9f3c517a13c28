import { describe, expect, test } from 'vitest'
import { attributeWords, labelOf, markWords } from '#components/compare/labels.ts'
import { attributeCases, markCases, nodeCases } from '#domain/compare/cases.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { AttributeName, Entry } from '#domain/compare/comparison.ts'
import type { Content } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { attributeRules, identified, schema } from '#domain/richtext/schema.ts'
import { sideOf, withoutIds } from './sides.ts'

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string; marks?: Json[] }

const inlineOf = (name: string): Json => (name === 'text' ? { type: name, text: 'Lausanne' } : { type: name })

/** The smallest node of a type that the schema allows, with an id on all that have one. */
function smallest(name: string, id: string): Json {
  const type = schema.nodes[name as 'paragraph']
  if (type.isInline) return inlineOf(name)
  const content: Json[] = []
  for (let match = type.contentMatch; !match.validEnd; ) {
    const next = match.defaultType?.name ?? 'paragraph'
    content.push(smallest(next, `${id}-${content.length}`))
    match = match.matchType(schema.nodes[next as 'paragraph']) ?? match
  }
  return { type: name, ...(identified.has(name) && { attrs: { id } }), ...(content.length > 0 && { content }) }
}

/** A body with a node of a type in it, under as few parents as that takes. */
function around(node: Json): Json {
  const parents: Record<string, (inner: Json) => Json> = {
    listItem: (inner) => ({ type: 'bulletList', attrs: { id: 'list' }, content: [inner] }),
    tableRow: (inner) => ({ type: 'table', attrs: { id: 'table' }, content: [inner] }),
    tableCell: (inner) => ({ type: 'tableRow', attrs: { id: 'row' }, content: [inner] }),
    tableHeader: (inner) => ({ type: 'tableRow', attrs: { id: 'row' }, content: [inner] }),
    text: (inner) => ({ type: 'paragraph', attrs: { id: 'line' }, content: [{ type: 'text', text: 'In ' }, inner] }),
    hardBreak: (inner) => ({ type: 'paragraph', attrs: { id: 'line' }, content: [{ type: 'text', text: 'In' }, inner] }),
  }
  const parent = parents[node.type]
  return parent ? around(parent(node)) : node
}

const fixed: Json = { type: 'paragraph', attrs: { id: 'fixed' }, content: [{ type: 'text', text: 'This line stays where it is.' }] }

function body(...blocks: Json[]): Content {
  const content = parseContent({ standfirst: '', document: { type: 'doc', content: [...blocks, fixed] } })
  if (!content.ok) throw new Error(JSON.stringify(content.refusal))
  return content.value
}

function changed(older: Content, newer: Content): Entry {
  const comparison = compareContents(older, newer)
  expect(sideOf(comparison, 'older')).toEqual(withoutIds(older))
  expect(sideOf(comparison, 'newer')).toEqual(withoutIds(newer))
  const [entry] = comparison.entries.filter(({ change }) => change !== 'unchanged')
  if (!entry) throw new Error('Nothing changed')
  return entry
}

const samples: Record<AttributeName, [unknown, unknown]> = {
  id: ['one', 'other'],
  level: [2, 3],
  start: [1, 7],
  label: ['Context', 'Watch'],
  tone: ['note', 'critical'],
  caption: ['Sales', 'Sales by year'],
  colspan: [1, 2],
  rowspan: [1, 2],
  href: ['https://olympics.com/', '/sponsors/omega'],
}

describe('the whole schema is compared', () => {
  test('by a case for each node, mark and attribute', () => {
    expect(Object.keys(nodeCases).sort()).toEqual(Object.keys(schema.nodes).sort())
    expect(Object.keys(markCases).sort()).toEqual(Object.keys(schema.marks).sort())
    expect(Object.keys(attributeCases).sort()).toEqual(Object.keys(attributeRules).sort())
    expect(Object.keys(samples).sort()).toEqual(Object.keys(attributeRules).sort())
  })

  test.each(Object.keys(schema.nodes).filter((name) => name !== 'doc'))('%s: one that came is seen, and one that went', (name) => {
    const block = around(smallest(name, 'node'))
    const [without, with_] = [body(), body(block)]
    expect(changed(without, with_).change).toBe('added')
    expect(changed(with_, without).change).toBe('removed')
  })

  test.each(['text', 'hardBreak'])('%s: one that came into a line is seen, and one that went', (name) => {
    const line = (...more: Json[]): Json => ({ type: 'paragraph', attrs: { id: 'line' }, content: [{ type: 'text', text: 'The Games of ' }, ...more] })
    expect(changed(body(line()), body(line(inlineOf(name)))).change).toBe('edited')
    expect(changed(body(line(inlineOf(name))), body(line())).change).toBe('edited')
  })

  const attributes = Object.entries(schema.nodes).flatMap(([name, type]) =>
    Object.keys(type.spec.attrs ?? {}).map((attribute) => [name, attribute as AttributeName] as const),
  )

  test.each(attributes)('%s: another %s is seen and has its words, unless it is an id', (name, attribute) => {
    const node = smallest(name, 'node')
    const [before, after] = samples[attribute].map((value) => body(around({ ...node, attrs: { ...node.attrs, [attribute]: value } })))
    if (!before || !after) throw new Error('No sample')
    if (attributeCases[attribute] === 'identity') return expect(compareContents(before, after).counts.changes).toBe(0)
    const entry = changed(before, after)
    expect(entry.change).toBe(attributeCases[attribute] === 'words' ? 'edited' : 'reformatted')
    const words = attributeWords({ name: attribute, older: samples[attribute][0] as string, newer: samples[attribute][1] as string })
    if (attributeCases[attribute] === 'form') expect(labelOf(entry).join(' ')).toContain(words[0])
  })

  test.each(Object.keys(schema.marks))('%s: a mark that came or went on kept words is named', (name) => {
    const mark = name === 'link' ? { type: name, attrs: { href: '/sponsors/omega' } } : { type: name }
    const line = (...marks: Json[]): Json => ({ type: 'paragraph', attrs: { id: 'line' }, content: [{ type: 'text', text: 'The Games', marks }] })
    for (const [before, after] of [
      [line(), line(mark)],
      [line(mark), line()],
    ] as const) {
      const entry = changed(body(before), body(after))
      if (!('marks' in entry)) throw new Error('No marks')
      expect(entry.change).toBe('reformatted')
      expect(entry.marks.map((one) => one.mark)).toEqual([name])
      expect(markWords(entry.marks[0] ?? { mark: 'bold', change: 'added' })).not.toBe('')
    }
  })

  test('link: another target is seen', () => {
    const line = (href: unknown): Json => ({
      type: 'paragraph',
      attrs: { id: 'line' },
      content: [{ type: 'text', text: 'The Games', marks: [{ type: 'link', attrs: { href: href as string } }] }],
    })
    const entry = changed(body(line(samples.href[0])), body(line(samples.href[1])))
    expect(labelOf(entry)).toEqual(['Reformatted: link to /sponsors/omega, was olympics.com'])
  })
})

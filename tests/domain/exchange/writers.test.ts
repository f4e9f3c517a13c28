import { describe, expect, it } from 'vitest'
import { writePdf } from '#domain/exchange/print.ts'
import type { TakenEdition } from '#domain/exchange/taken-edition.ts'
import { writeDocx } from '#domain/exchange/write-docx.ts'
import { writeJson } from '#domain/exchange/write-json.ts'
import { writeMarkdown } from '#domain/exchange/write-markdown.ts'
import { writePlain } from '#domain/exchange/write-plain.ts'
import type { Block, Inline } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { type MarkName, marks, type NodeName, nodes } from '#domain/richtext/schema.ts'
import { aHeading, aParagraph } from '#tests/support/factories.ts'
import { wordsOfDocx, wordsOfPdf } from './read-back.ts'
import { aLine, aTakenEdition, withBlocks } from './taken.ts'

/** Every form, as the words that can be read in it. */
const writers: Record<string, (edition: TakenEdition) => string | Promise<string>> = {
  Markdown: writeMarkdown,
  text: writePlain,
  JSON: writeJson,
  Word: async (edition) => wordsOfDocx(await writeDocx(edition)),
  PDF: (edition) => wordsOfPdf(writePdf(edition)),
}

const id = (name: string) => ({ id: name })
const cells = { colspan: 1, rowspan: 1 }
const row = (type: 'tableCell' | 'tableHeader', words: string) => ({
  type: 'tableRow' as const,
  attrs: id(`r-${words}`),
  content: [{ type, attrs: { ...id(`c-${words}`), ...cells }, content: [aParagraph(`p-${words}`, words)] }],
})
const list = (type: 'bulletList' | 'orderedList', words: string): Block =>
  ({
    type,
    attrs: { ...id('l'), ...(type === 'orderedList' && { start: 4 }) },
    content: [{ type: 'listItem', attrs: id('i'), content: [aParagraph('ip', words)] }],
  }) as Block

/** For every node of the schema, blocks that hold it around the words "Zephyr". A node that has none here fails below. */
const samples: Record<Exclude<NodeName, 'doc'>, Block[]> = {
  text: [aParagraph('p', 'Zephyr')],
  paragraph: [aParagraph('p', 'Zephyr')],
  heading: [aHeading('h', 'Zephyr')],
  bulletList: [list('bulletList', 'Zephyr')],
  orderedList: [list('orderedList', 'Zephyr')],
  listItem: [list('bulletList', 'Zephyr')],
  blockquote: [{ type: 'blockquote', attrs: id('q'), content: [aParagraph('qp', 'Zephyr')] }],
  callout: [{ type: 'callout', attrs: { ...id('c'), label: '', tone: 'note' }, content: [aParagraph('cp', 'Zephyr')] }],
  table: [{ type: 'table', attrs: { ...id('t'), caption: 'Zephyr' }, content: [row('tableCell', 'cell')] }],
  tableRow: [{ type: 'table', attrs: { ...id('t'), caption: '' }, content: [row('tableCell', 'Zephyr')] }],
  tableCell: [{ type: 'table', attrs: { ...id('t'), caption: '' }, content: [row('tableCell', 'Zephyr')] }],
  tableHeader: [{ type: 'table', attrs: { ...id('t'), caption: '' }, content: [row('tableHeader', 'Zephyr')] }],
  horizontalRule: [aParagraph('p', 'Zephyr'), { type: 'horizontalRule', attrs: id('hr') }, aParagraph('p2', 'after')],
  hardBreak: [aLine({ type: 'text', text: 'Zephyr' }, { type: 'hardBreak' }, { type: 'text', text: 'after' })],
}

const markOf = (type: MarkName): NonNullable<Extract<Inline, { type: 'text' }>['marks']>[number] =>
  type === 'link' ? { type, attrs: { href: 'https://zephyr.example/' } } : { type }

describe.each(Object.entries(writers))('the writer of %s', (_, write) => {
  it.each(Object.keys(nodes).filter((name) => name !== 'doc') as Exclude<NodeName, 'doc'>[])('has a case for the node %s', async (name) => {
    const content = withBlocks(...samples[name])
    expect(parseContent(content).ok).toBe(true)
    expect(JSON.stringify(content)).toContain(`"type":"${name}"`)
    expect((await write(aTakenEdition(content))).toLowerCase()).toContain('zephyr')
  })

  it.each(Object.keys(marks) as MarkName[])('has a case for the mark %s', async (name) => {
    const content = withBlocks(aLine({ type: 'text', text: 'Zephyr', marks: [markOf(name)] }))
    expect(parseContent(content).ok).toBe(true)
    expect(await write(aTakenEdition(content))).toContain('Zephyr')
  })

  it('carries the labels of the edition and nobody’s name', async () => {
    const words = await write(aTakenEdition({ sponsor: 'Zephyr & Sons <Ltd>', note: 'What “changed” in it.' }))
    for (const label of ['Worldwide Olympic Partners', 'Passenger transport by water', '2.1', 'changed', 'carries visitors between'])
      expect(words.replace(/\s+/g, ' ').toLowerCase()).toContain(label.toLowerCase())
    expect(words.toLowerCase()).toMatch(/zephyr (&|\\&) sons \\?<ltd\\?>/)
    expect(words).not.toMatch(/un-?named|person|an editor/i)
  })
})

/** JSON gives the body as it is; whoever else meets a node or a mark that they do not know must not pass it over. */
describe.each(Object.entries(writers).filter(([form]) => form !== 'JSON'))('the writer of %s passes over nothing', (_, write) => {
  const stranger = (content: unknown) => write(aTakenEdition(withBlocks(content as Block)))

  it.each([
    ['a node', { type: 'figure', attrs: id('x') }],
    ['a mark', aLine({ type: 'text', text: 'x', marks: [{ type: 'highlight' } as never] })],
    ['what stands in a line', aLine({ type: 'mention' } as never)],
    ['what stands in an item', { ...list('bulletList', 'x'), content: [{ type: 'listItem', attrs: id('i'), content: [{ type: 'figure', attrs: id('f') }] }] }],
  ])('that it does not know: %s', async (_, content) => {
    await expect(async () => stranger(content)).rejects.toThrow(/No case for/)
  })
})

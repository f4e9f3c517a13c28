import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '#domain/exchange/write-docx.ts'
import type { Block, Cell } from '#domain/richtext/document.ts'
import { aHeading, aParagraph } from '#tests/support/factories.ts'
import { htmlOfDocx, wordsOfDocx } from './read-back.ts'
import { aLine, aTakenEdition, withBlocks } from './taken.ts'

const html = async (overrides = {}) => htmlOfDocx(await writeDocx(aTakenEdition(overrides)))

/** The parts of a file, by their names: what a zip holds, as its own list of contents says. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const parts = new Map<string, string>()
  for (let at = file.readUInt32LE(file.lastIndexOf('PK\u0005\u0006') + 16); file.readUInt32LE(at) === 0x02014b50; ) {
    const [packed, name, extra, comment, local] = [
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
      file.readUInt32LE(at + 42),
    ]
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const data = file.subarray(from, from + packed)
    parts.set(file.toString('utf8', at + 46, at + 46 + name), (file.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return parts
}

describe('an edition as a file of a word processor', () => {
  it('reads back as the report: headings with their numbers, lists, quotes, tables and marks', async () => {
    const read = await html()
    expect(read).toContain('<h1 class="name">Northwind Ferries</h1>')
    expect(read).toMatch(/<h1><a id="section_2"><\/a>1 {2}History and presence<\/h1>/)
    expect(read).toMatch(/<h2><a id="section_3"><\/a>1.1 {2}Origins of the partnership<\/h2>/)
    expect(read).toMatch(/<h3><a id="\w+"><\/a>By edition<\/h3>/)
    expect(read).toContain('<strong>forty-two boats</strong> under a <em>nine-year</em> deal, <u>renewed</u> and no longer <s>contested</s>')
    expect(read).toContain('CO<sub>2</sub> a day, on the 1<sup>st</sup> line alone.<br />The <a href="https://ferries.example/timetable">timetable</a>')
    expect(read).toContain('<li>The island line, in two parts:<ol><li>the north pier;</li><li>the south pier.</li></ol></li>')
    expect(read).toContain('<p class="quote">We will carry everyone who comes to the quay.</p>')
    expect(read).toContain('<p class="callout">The harbour licence ends')
    expect(read).toContain('<thead><tr><th><p>Year</p></th><th><p>Boats</p></th></tr></thead>')
    expect(read).toContain('<td colspan="2"><p>No count was published in 2020.</p></td>')
  })

  it('has contents that lead to the sections', async () => {
    expect(await html()).toMatch(/<a href="#section_2">1 {2}History and presence<\/a>[\s\S]*<a id="section_2">/)
  })

  it('says in its properties what it is, and names nobody', async () => {
    const parts = partsOf(await writeDocx(aTakenEdition({ sponsor: 'A & B' })))
    const core = parts.get('docProps/core.xml') ?? ''
    expect(core).toContain('<dc:title>A &amp; B, edition 2.1</dc:title>')
    expect([...core.matchAll(/<(?:dc:creator|cp:lastModifiedBy)>([^<]*)</g)].map(([, who]) => who)).toEqual(['Host City', 'Host City'])
    expect(parts.get('word/document.xml')).toContain('<w:tblHeader/>')
    expect([...parts.values()].join('')).not.toMatch(/<w:(ins|del|comment)\b/)
  })

  it('leads from pages of ours to their address in the world, to places of the report within it, and nowhere else', async () => {
    const link = (href: string, id: string): Block =>
      ({ ...aLine({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }), attrs: { id } }) as Block
    const content = withBlocks(aHeading('h', 'One'), link('/sponsors/omega', 'a'), link('#s1', 'b'), link('#gone', 'c'), link('javascript:alert(1)', 'd'))
    expect([...(await html(content)).matchAll(/<a href="([^"]+)">([^<]+)/g)].slice(2).map(([, href]) => href)).toEqual([
      'https://reports.example/sponsors/omega',
      '#section_1',
      'https://reports.example/sponsors/northwind-ferries/editions/2.1#gone',
    ])
    const offline = await html({ ...content, address: null })
    expect([...offline.matchAll(/<a href="([^"]+)">/g)].slice(1).map(([, href]) => href)).toEqual(['#section_1'])
    expect(offline).toContain('/sponsors/omega')
  })

  it('bears a table whose cells meet, leave it or are missing, and lists deeper than Word counts', async () => {
    const cell = (id: string, colspan: number, rowspan: number): Cell => ({
      type: 'tableCell',
      attrs: { id, colspan, rowspan },
      content: [aParagraph(`${id}p`, id)],
    })
    const row = (id: string, ...content: Cell[]) => ({ type: 'tableRow' as const, attrs: { id }, content })
    const table: Block = {
      type: 'table',
      attrs: { id: 't', caption: '' },
      content: [row('r1', cell('a', 1, 3), cell('b', 100, 1)), row('r2', cell('c', 1, 9)), row('r3', cell('d', 3, 1), cell('e', 1, 1))],
    }
    let list: Block = { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [aParagraph('ip', 'deepest')] }] }
    for (let at = 0; at < 12; at++)
      list = {
        type: 'bulletList',
        attrs: { id: `l${at}` },
        content: [{ type: 'listItem', attrs: { id: `i${at}` }, content: [aParagraph(`ip${at}`, `level ${at}`), list] }],
      } as Block
    const words = await wordsOfDocx(await writeDocx(aTakenEdition(withBlocks(table, list))))
    expect(words.split(/\n+/)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'e', 'deepest']))
  })

  it('holds signs that are none in XML', async () => {
    const words = await wordsOfDocx(await writeDocx(aTakenEdition(withBlocks(aParagraph('p', 'a\uFFFEb\uFFFFc <&>"\u{1F6A2} 蒙牛')))))
    expect(words).toContain('a\uFFFDb\uFFFDc <&>"\u{1F6A2} 蒙牛')
  })
})

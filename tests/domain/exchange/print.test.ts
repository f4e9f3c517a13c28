import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { writeCard, writePdf } from '#domain/exchange/print.ts'
import { accents } from '#domain/exchange/taken-edition.ts'
import type { Block, Cell } from '#domain/richtext/document.ts'
import { aHeading, aParagraph } from '#tests/support/factories.ts'
import { openPdf, wordsOfPdf } from './read-back.ts'
import { aLine, aTakenEdition, withBlocks } from './taken.ts'

type Tag = { role?: string; children?: Tag[] }
type Opened = Awaited<ReturnType<typeof openPdf>>

const cell = (id: string, type: Cell['type'], words: string): Cell => ({ type, attrs: { id, colspan: 1, rowspan: 1 }, content: [aParagraph(`${id}p`, words)] })
const row = (id: string, type: Cell['type'], ...words: string[]) => ({
  type: 'tableRow' as const,
  attrs: { id },
  content: words.map((each, at) => cell(`${id}-${at}`, type, each)),
})
const aLongTable: Block = {
  type: 'table',
  attrs: { id: 't', caption: 'Boats by year' },
  content: [
    row('head', 'tableHeader', 'Year', 'Boats'),
    ...Array.from({ length: 120 }, (_, at) => row(`r${at}`, 'tableCell', String(1900 + at), String(3 * at))),
  ],
}

/** What stands on each page, in the order in which it is written. */
async function pagesOf(pdf: Opened): Promise<string[]> {
  const pages = Array.from({ length: pdf.numPages }, async (_, at) => {
    const { items } = await (await pdf.getPage(at + 1)).getTextContent()
    return items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
  })
  return Promise.all(pages)
}

async function tagsOf(pdf: Opened): Promise<string[]> {
  const roles: string[] = []
  const visit = (tag: Tag) => {
    if (tag.role) roles.push(tag.role)
    for (const child of tag.children ?? []) visit(child)
  }
  for (let at = 1; at <= pdf.numPages; at++) visit((await (await pdf.getPage(at)).getStructTree()) as Tag)
  return roles
}

const standardOf = async (pdf: Opened) => /<pdfuaid:part>(\d)</.exec(String((await pdf.getMetadata()).metadata?.getRaw()))?.[1]

describe('an edition on paper', () => {
  it('is tagged as PDF/UA-1 asks: a title, headings in order, lists, tables with heads, links and a language', async () => {
    const pdf = await openPdf(writePdf(aTakenEdition()))
    expect(await standardOf(pdf)).toBe('1')
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> }
    expect(info).toMatchObject({ Title: 'Northwind Ferries, edition 2.1', Language: 'en-GB' })
    expect(info).not.toHaveProperty('Author')
    const tags = await tagsOf(pdf)
    expect(tags).toEqual(
      expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Table', 'Caption', 'THead', 'TH', 'TBody', 'TD', 'BlockQuote', 'Link', 'TOC', 'TOCI']),
    )
  })

  it('has contents with the numbers of sections and pages, and bookmarks that nest as sections do', async () => {
    const text = 'Words that fill a page. '.repeat(260)
    const content = withBlocks(
      aHeading('a', 'Executive summary'),
      aParagraph('ap', text),
      aHeading('b', 'History'),
      aParagraph('bp', text),
      aHeading('c', 'Origins', 3),
      aParagraph('cp', text),
      aHeading('d', 'Outlook'),
    )
    const pdf = await openPdf(writePdf(aTakenEdition(content)))
    const pages = await pagesOf(pdf)
    const pageOf = (title: string) => pages.findIndex((words, at) => at > 0 && words.includes(title)) + 1
    for (const title of ['Executive summary', '1 History', '1.1 Origins', '2 Outlook']) {
      const bare = title.replace(/^[\d.]+ /, '')
      expect(pages[0]).toMatch(new RegExp(`${title} ${pageOf(bare)}( |$)`))
    }
    expect((await pdf.getOutline()).map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)])).toEqual([
      ['Executive summary', []],
      ['History', ['Origins']],
      ['Outlook', []],
    ])
  })

  it('says on every page after the first which sponsor and edition it is of, and on all which page', async () => {
    const pages = await pagesOf(await openPdf(writePdf(aTakenEdition(withBlocks(aHeading('h', 'Figures'), aLongTable)))))
    expect(pages.length).toBeGreaterThan(3)
    for (const [at, words] of pages.entries()) {
      expect(words).toContain(`${at + 1} / ${pages.length}`)
      expect(/Northwind Ferries Edition 2\.1, 20 February 2026/.test(words)).toBe(at > 0)
    }
  })

  it('repeats the head of a table on each of its pages', async () => {
    const pages = await pagesOf(await openPdf(writePdf(aTakenEdition(withBlocks(aHeading('h', 'Figures'), aLongTable)))))
    const ofTable = pages.filter((words) => /\b19\d\d \d+ 19\d\d \d+/.test(words))
    expect(ofTable.length).toBeGreaterThan(1)
    for (const words of ofTable) expect(words).toContain('Year Boats')
    expect(pages.join(' ')).toContain('Table 1 Boats by year')
  })

  it('takes no word for a sign of its own', async () => {
    const words = '#panic("x") $a^2$ *b* _c_ `d` <e> @f [g] #include "/etc/passwd" \\ // z'
    const text = await wordsOfPdf(
      writePdf(aTakenEdition({ ...withBlocks(aHeading('h', words), aParagraph('p', words)), sponsor: words, category: words, note: words, standfirst: words })),
    )
    expect(text.replace(/\s+/g, ' ').split('#panic("x") $a^2$ *b* _c_ `d` <e> @f [g] #include "/etc/passwd" \\ // z').length).toBeGreaterThan(4)
  })

  it('leads to sections within it and to pages of ours in the world; a place that there is not takes nobody anywhere', async () => {
    const link = (id: string, href: string) => ({ ...aLine({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }), attrs: { id } }) as Block
    const content = withBlocks(aHeading('h', 'One'), link('a', '/sponsors/omega'), link('b', '#s1'), link('c', 'https://a.example/b'))
    const linksOf = async (address: string | null) => {
      const pdf = await openPdf(writePdf(aTakenEdition({ ...content, address })))
      return (await (await pdf.getPage(2)).getAnnotations()).map(({ url, dest }) => url ?? (dest ? 'within' : null))
    }
    expect(await linksOf('https://reports.example/x')).toEqual(['https://reports.example/sponsors/omega', 'within', 'https://a.example/b'])
    expect(await linksOf(null)).toEqual(['within', 'https://a.example/b'])
  })

  it('says where none of its faces has a letter, and does not claim the standard then', async () => {
    const pdf = await openPdf(writePdf(aTakenEdition(withBlocks(aParagraph('p', 'Shavian: \u{10450}\u{1043B}, in full')))))
    expect(await standardOf(pdf)).toBeUndefined()
    const [words] = await pagesOf(pdf)
    expect(words).toContain('No typeface at hand has every letter of this report.')
    expect(words).toMatch(/Shavian: .*, in full/)
    expect((await tagsOf(pdf)).length).toBeGreaterThan(5)
  })

  it.each([
    ['headings that skip levels', withBlocks(aHeading('a', 'Deep first', 4), aHeading('b', 'Then two'), aHeading('c', 'Then four', 4))],
    ['headings without words', withBlocks({ type: 'heading', attrs: { id: 'a', level: 2 } }, aParagraph('p', 'x'))],
    ['two headings of the same words', withBlocks(aHeading('a', 'Same'), aHeading('b', 'Same'))],
    ['no heading at all', withBlocks(aParagraph('p', ''))],
    ['a table of heads alone', withBlocks({ type: 'table', attrs: { id: 't', caption: '' }, content: [row('r', 'tableHeader', 'a', 'b')] })],
    [
      'cells that meet',
      withBlocks({
        type: 'table',
        attrs: { id: 't', caption: '' },
        content: [
          {
            type: 'tableRow',
            attrs: { id: 'r1' },
            content: [
              { ...cell('a', 'tableHeader', 'a'), attrs: { id: 'a', colspan: 1, rowspan: 9 } },
              { ...cell('b', 'tableCell', 'b'), attrs: { id: 'b', colspan: 100, rowspan: 2 } },
            ],
          },
          {
            type: 'tableRow',
            attrs: { id: 'r2' },
            content: [{ ...cell('c', 'tableCell', 'c'), attrs: { id: 'c', colspan: 100, rowspan: 100 } }, cell('d', 'tableCell', 'd')],
          },
        ],
      }),
    ],
  ])('bears %s', async (_, content) => {
    expect(await standardOf(await openPdf(writePdf(aTakenEdition(content))))).toBe('1')
  })
})

describe('the card of an edition', () => {
  it.each([
    ['Visa', ''],
    ['The Coca-Cola Company and China Mengniu Dairy', 'Non-alcoholic beverages and dairy'],
    ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2), 'x '.repeat(300)],
  ])('is a picture of 1200 by 630: %s', async (sponsor, category) => {
    const card = await writeCard(aTakenEdition({ sponsor, category, tone: 'founding' }))
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    const { data } = await sharp(card).extract({ left: 4, top: 4, width: 1, height: 1 }).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const [red, green, blue] = [0xb0, 0x2a, 0x15]
    for (const [at, value] of [red, green, blue].entries()) expect(Math.abs((data[at] ?? 0) - (value ?? 0))).toBeLessThan(6)
    expect(card.length).toBeLessThan(150_000)
  })
})

it('has the accents of the pages', () => {
  const sheet = readFileSync(new URL('../../../components/styles/tokens.css', import.meta.url), 'utf8')
  const onPages = Object.fromEntries([...sheet.matchAll(/--tier-(\w+):\s*light-dark\((#\w{6})/g)].map(([, name, light]) => [name, light]))
  expect(accents).toEqual(onPages)
})

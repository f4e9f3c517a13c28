import type { Block, Cell, Content, Inline, ListItem, Mark, Paragraph, Table } from '#domain/richtext/document.ts'

/*
 * Pairs of contents within the bounds of the schema that are as hard to compare as one could make them.
 */

/** So many letters of running text stay below two megabytes of JSON; so many paragraphs with a text each below twenty thousand nodes. */
const MOST = { letters: 1_900_000, lines: 9_900 }

type Pair = [older: Content, newer: Content]

const body = (...blocks: Block[]): Content => ({ standfirst: '', document: { type: 'doc', content: blocks } })
const words = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }])
const paragraph = (id: string, text: string): Paragraph => ({ type: 'paragraph', attrs: { id }, ...(text !== '' && { content: words(text) }) })
const range = (length: number): number[] => Array.from({ length }, (_, index) => index)
const underOtherIds = ({ standfirst, document }: Content): Content => ({
  standfirst,
  document: JSON.parse(JSON.stringify(document), (name, value) => (name === 'id' ? `x${value}` : value)),
})

/** Numbers that look like chance and are the same each time. D. E. Knuth, "The Art of Computer Programming" 2, 3.3.4. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const roll = chance(seed)
  const result = [...items]
  for (let at = result.length - 1; at > 0; at--) {
    const other = roll(at + 1)
    ;[result[at], result[other]] = [result[other] as Item, result[at] as Item]
  }
  return result
}

/** Running text of so many letters, of so many different words, with a full stop now and then. */
function prose(letters: number, vocabulary: number, seed: number): string {
  const roll = chance(seed)
  const parts: string[] = []
  for (let length = 0, at = 0; length < letters; at++) {
    const word = `w${roll(vocabulary).toString(36)}${at % 17 === 16 ? '.' : ''}`
    parts.push(word)
    length += word.length + 1
  }
  return parts.join(' ')
}

const cell = (id: string, text: string, colspan = 1, rowspan = 1): Cell => ({
  type: 'tableCell',
  attrs: { id, colspan, rowspan },
  content: [paragraph(`${id}p`, text)],
})

function table(id: string, rows: number, columns: number, text: (row: number, column: number) => string, span = 1): Table {
  const content = range(rows).map((r) => ({
    type: 'tableRow' as const,
    attrs: { id: `${id}r${r}` },
    content: range(columns).map((c) => cell(`${id}${r}c${c}`, text(r, c), span, span)),
  }))
  return { type: 'table', attrs: { id, caption: '' }, content }
}

/** A list in an item of a list, as deep as may be. */
function nested(id: string, levels: number, items: number, text: (level: number, item: number) => string): Block {
  const list = (level: number): Block & { type: 'bulletList' } => ({
    type: 'bulletList',
    attrs: { id: `${id}l${level}` },
    content: range(items).map(
      (at): ListItem => ({
        type: 'listItem',
        attrs: { id: `${id}l${level}i${at}` },
        content: [paragraph(`${id}l${level}p${at}`, text(level, at)), ...(at === items - 1 && level + 1 < levels ? [list(level + 1)] : [])],
      }),
    ),
  })
  return list(0)
}

/** A paragraph in which the marks change with every letter. */
function speckled(id: string, letters: number, first: Mark[], second: Mark[]): Paragraph {
  return {
    type: 'paragraph',
    attrs: { id },
    content: range(letters).map((at): Inline => {
      const marks = at % 2 === 0 ? first : second
      return { type: 'text', text: at % 6 === 5 ? ' ' : 'a', ...(marks.length > 0 && { marks }) }
    }),
  }
}

const lines = (count: number, text: (at: number) => string, id = 'p') => range(count).map((at) => paragraph(`${id}${at}`, text(at)))
const alike = (at: number) => `The share of the market was ${at} percent in the year ${at % 97}.`
const swapped = (content: Table): Table => ({
  ...content,
  content: content.content.map((row) => ({ ...row, content: [...row.content].reverse() })),
})

/** Pairs by what is hard about each, of all the size that they may have, or of a share of it. Each is made when asked for: together they would fill the memory. */
export function hostilePairs(share = 1): Record<string, () => Pair> {
  const so = (many: number) => Math.max(2, Math.floor(many * share))
  const letters = so(MOST.letters)
  const count = so(MOST.lines)
  return {
    'one paragraph of two megabytes, rewritten': () => [body(paragraph('p', prose(letters, 50_000, 1))), body(paragraph('p', prose(letters, 50_000, 2)))],
    'one paragraph of two megabytes in few words, rewritten': () => [body(paragraph('p', prose(letters, 40, 1))), body(paragraph('p', prose(letters, 40, 2)))],
    'one paragraph of one word, over and over': () => [
      body(paragraph('p', 'ab '.repeat(letters / 3))),
      body(paragraph('p', `b ${'ab '.repeat(letters / 3 - so(1_000))}a`)),
    ],
    'one paragraph of signs': () => [body(paragraph('p', '.'.repeat(letters))), body(paragraph('p', '!.'.repeat(letters / 2)))],
    'one paragraph of one endless word': () => [body(paragraph('p', 'a'.repeat(letters))), body(paragraph('p', `${'a'.repeat(letters - 1)}b`))],
    'one paragraph of joined words': () => [body(paragraph('p', 'a.'.repeat(letters / 2))), body(paragraph('p', `b.${'a.'.repeat(letters / 2 - 1)}`))],
    'one paragraph of ideographs, shuffled': () => {
      const signs = range(so(600_000)).map((at) => String.fromCodePoint(0x4e00 + ((at * 31) % 3_000)))
      return [body(paragraph('p', signs.join(''))), body(paragraph('p', shuffled(signs, 3).join('')))]
    },
    'one paragraph of white space': () => [body(paragraph('p', ' '.repeat(letters))), body(paragraph('p', ' \t'.repeat(letters / 2)))],
    'one paragraph, its words shuffled': () => {
      const text = prose(letters, 100_000, 1).split(' ')
      return [body(paragraph('p', text.join(' '))), body(paragraph('p', shuffled(text, 2).join(' ')))]
    },
    'one paragraph, every tenth word another': () => {
      const text = prose(letters, 50_000, 1).split(' ')
      return [body(paragraph('p', text.join(' '))), body(paragraph('p', text.map((word, at) => (at % 10 === 5 ? 'otherwise' : word)).join(' ')))]
    },
    'two megabytes in paragraphs, every tenth word another': () => {
      const text = (at: number) => prose(19_000, 5_000, at + 1)
      const other = (at: number) =>
        text(at)
          .split(' ')
          .map((word, place) => (place % 10 === 5 ? 'otherwise' : word))
          .join(' ')
      return [body(...lines(so(100), text)), body(...lines(so(100), other))]
    },
    'two megabytes in paragraphs, all rewritten under one id each': () => [
      body(...lines(so(2_000), (at) => prose(940, 300, at))),
      body(...lines(so(2_000), (at) => prose(940, 300, at + 9_000))),
    ],
    'two megabytes in paragraphs, all rewritten under other ids': () => [
      body(...lines(so(2_000), (at) => prose(940, 300, at))),
      body(...lines(so(2_000), (at) => prose(940, 300, at + 9_000), 'q')),
    ],
    'twenty thousand empty paragraphs and as many others': () => [body(...lines(so(19_990), () => '')), body(...lines(so(19_900), () => '', 'q'))],
    'equal paragraphs under other ids': () => [body(...lines(count, () => 'The same words.')), body(...lines(so(9_200), () => 'The same words.', 'q'))],
    'short paragraphs, reversed': () => [body(...lines(count, (at) => `Number ${at}.`)), body(...lines(count, (at) => `Number ${at}.`).reverse())],
    'short paragraphs, reversed under other ids': () => [
      body(...lines(count, (at) => `This is number ${at}.`)),
      underOtherIds(body(...lines(count, (at) => `This is number ${at}.`).reverse())),
    ],
    'short paragraphs, shuffled and each edited': () => [
      body(...lines(count, alike)),
      body(
        ...shuffled(
          lines(count, (at) => `${alike(at)} And more.`),
          5,
        ),
      ),
    ],
    'paragraphs that are all alike, under other ids': () => [body(...lines(count, alike)), body(...lines(count, (at) => alike(at + 50_000), 'q'))],
    'long paragraphs that are all alike, under other ids': () => [
      body(...lines(so(1_500), (at) => `${prose(1_200, 200, 1)} ${at}`)),
      body(...lines(so(1_500), (at) => `${at} ${prose(1_200, 200, 1)} ${at + 7_000}`, 'q')),
    ],
    'a table of six thousand cells, its columns reversed': () => {
      const cells = table('t', so(100), 60, (r, c) => `${r} ${c}`)
      return [body(cells), body(swapped(cells))]
    },
    'a table of one row, its cells shuffled and edited': () => {
      const cells = table('t', 1, so(6_000), (_, c) => `Cell ${c}`)
      const newer = structuredClone(cells)
      newer.content[0] = {
        type: 'tableRow',
        attrs: { id: 'r' },
        content: shuffled(table('t', 1, so(6_000), (_, c) => `Cell ${c} now`).content[0]?.content ?? [], 3),
      }
      return [body(cells), body(newer)]
    },
    'a table of six thousand rows, reversed and edited under other ids': () => [
      body(table('t', so(4_900), 1, (r) => `Row ${r} of them`)),
      underOtherIds(
        body({
          ...table('t', so(4_900), 1, (r) => `Row ${r} of them all`),
          content: table('t', so(4_900), 1, (r) => `Row ${r} of them all`).content.reverse(),
        }),
      ),
    ],
    'a table of cells that reach as far as they may': () => [
      body(table('t', 80, 80, (r, c) => `${r} ${c}`, 100)),
      body(table('t', 80, 80, (r, c) => `${c} ${r}`, 100)),
    ],
    'a table of cells that reach as far as they may, one column less under other ids': () => [
      body(table('t', 80, 80, (r, c) => `${r} ${c}`, 100)),
      body(table('u', 80, 79, (r, c) => `${c} ${r}`, 100)),
    ],
    'two thousand small tables, all others': () => [
      body(...range(so(2_200)).map((at) => table(`t${at}`, 1, 2, (_, c) => `${at} ${c}`))),
      body(...range(so(2_200)).map((at) => table(`u${at}`, 2, 1, (_, c) => `${at} ${c} now`))),
    ],
    'lists as deep as they may be': () => [
      body(nested('a', 20, so(200), (level, at) => prose(200, 900, level * 200 + at))),
      body(nested('a', 20, so(200), (level, at) => `${prose(190, 900, level * 200 + at)} and more`)),
    ],
    'lists as deep as they may be, under other ids': () => [
      body(nested('a', 20, so(200), (level, at) => prose(200, 900, level * 200 + at))),
      underOtherIds(body(nested('a', 20, so(200), (level, at) => `${prose(190, 900, level * 200 + at)} and more`))),
    ],
    'marks that change with every letter': () => [
      body(speckled('p', so(19_900), [{ type: 'bold' }], [{ type: 'italic' }])),
      body(speckled('p', so(19_900), [{ type: 'italic' }], [{ type: 'link', attrs: { href: '/a' } }])),
    ],
    'marks that change with every letter, among other words': () => [
      body(speckled('p', so(19_900), [{ type: 'bold' }], [])),
      body({
        ...speckled('p', so(19_900), [], [{ type: 'bold' }]),
        content:
          speckled('p', so(19_900), [], [{ type: 'bold' }]).content?.map((inline, at) =>
            inline.type === 'text' && at % 12 === 3 ? { ...inline, text: 'b' } : inline,
          ) ?? [],
      }),
    ],
    'links, each to another place': () => {
      const linked = (at: number): Inline => ({ type: 'text', text: `word${at} `, marks: [{ type: 'link', attrs: { href: `/a/${at}` } }] })
      const line = (shift: number): Paragraph => ({
        type: 'paragraph',
        attrs: { id: 'p' },
        content: range(so(19_700)).map((at) => ({ ...linked(at + shift), text: `word${at} ` }) as Inline),
      })
      return [body(line(0)), body(line(1))]
    },
    'line breaks': () => {
      const breaks = (count: number): Paragraph => ({ type: 'paragraph', attrs: { id: 'p' }, content: range(count).map((): Inline => ({ type: 'hardBreak' })) })
      return [body(breaks(so(19_900))), body(breaks(so(17_900)))]
    },
    'headings alone, reversed': () => {
      const heads = range(count).map((at): Block => ({ type: 'heading', attrs: { id: `h${at}`, level: 2 }, content: words(`Part ${at}`) }))
      return [body(...heads), body(...[...heads].reverse())]
    },
    'nothing in common': () => [
      body(...lines(count, (at) => prose(150, 9_000, at))),
      body(...lines(count, (at) => `${prose(140, 9_000, at + 50_000)} x`, 'q')),
    ],
    'nothing at all, and two megabytes': () => [body(paragraph('p', '')), body(...lines(count, (at) => prose(180, 9_000, at), 'q'))],
    'the same, word for word, under other ids': () => {
      const content = body(...lines(count, (at) => prose(150, 9_000, at)))
      return [content, underOtherIds(content)]
    },
  }
}

import { describe, expect, test } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import { bullets, callout, changesOf, entryOf, heading, item, link, paragraph, row, table, text, underNewIds, wordsOf } from './blocks.ts'
import { contentWithoutIds, sideOf } from './sides.ts'

/** A report of the kind that the desk writes: a summary, numbered sections, Games, lists, a table, an appendix. */
const blocks: Block[] = [
  heading('summary', 'Executive Summary'),
  paragraph('s1', 'Northwind Ferries has carried visitors between the venues of the bay since 2019, under a nine-year deal worth some $80 million.'),
  paragraph(
    's2',
    'Its work for the Games is practical first: boats, crews and timetables. The fleet went through three states, and the third, at Harbour 2024, was the first to run without diesel.',
  ),
  callout('watch', 'Critical Consideration', 'critical', 'The harbour licence ends in March 2028, four months before the opening ceremony.'),
  heading('h1', 'Olympic History & Marketing Presence'),
  heading('h11', 'Partnership Origins', 3),
  paragraph(
    'p11',
    'The deal was announced on a night crossing on 19 January 2017, after a meeting of 90 minutes between the founder and the president of the organisers.',
  ),
  paragraph('p12', 'It was the first new partner since March 2015, and the first to commit itself until 2028.'),
  heading('h12', 'Games Activations by Edition', 3),
  heading('g18', 'Coast 2018 (Winter)', 4),
  paragraph('p18', 'The first Games opened with a show of lights on the water and three films about small boats.'),
  heading('g20', 'Bay 2020 (Summer)', 4),
  paragraph('p20', 'Bay 2020 was the first to sell every crossing online, and the last to print tickets.'),
  bullets(
    'l20',
    item('l20a', paragraph('l20a-p', text('Night line:', 'bold'), ' every ten minutes until two in the morning.')),
    item('l20b', paragraph('l20b-p', text('Pin exchange:', 'bold'), ' a station on the pier, open to athletes.')),
    item('l20c', paragraph('l20c-p', text('Content:', 'bold'), ' more than 5,000 short films of arrivals.')),
  ),
  heading('h2', 'LA28-Specific Initiatives'),
  paragraph('p2', 'The games will use some 40 venues; the dispersed footprint makes crossings longer than before.'),
  heading('h3', 'Competitive Positioning'),
  heading('h31', 'Market Position', 3),
  paragraph('p31', 'The share of the market has declined from approximately 6% in 2020 to 4% by late 2024.'),
  table(
    't',
    'Crossings by operator',
    row('r0', 'Operator', 'Crossings', 'Share'),
    row('r1', 'Northwind', '1,204', '4%'),
    row('r2', 'Harbour Lines', '9,310', '31%'),
    row('r3', 'Bayside', '7,022', '23%'),
  ),
  heading('h32', 'Rivals', 3),
  paragraph('p32', 'Harbour Lines was named a founding partner in October 2025 and brings its own boats.'),
  heading('ha', 'Appendix: Sources'),
  bullets('la', item('la1', 'Trade press: Ferry Review, The Pier'), item('la2', 'Company: annual report, newsroom')),
]
const older: Content = { standfirst: 'The ferry company that nobody notices, until it stops.', document: { type: 'doc', content: blocks } }

/** The same report after a week: a change of every kind. */
function revised(): Content {
  const next = structuredClone(blocks)
  const at = (id: string) => next.findIndex((block) => block.attrs.id === id)
  next[at('s1')] = paragraph(
    's1',
    'Northwind Ferries has carried visitors between the venues of the bay since 2019, under a nine-year deal worth some $85 million.',
  )
  next[at('p12')] = paragraph(
    'p12',
    'It was the ',
    text('first', 'italic'),
    ' new partner since ',
    text('March 2015', link('https://ferries.example/2015')),
    ', and the first to commit itself until 2028.',
  )
  next.splice(at('p11') + 1, 0, paragraph('p11b', 'A second signing followed in Lausanne.'))
  next.splice(at('p20'), 1)
  const list = next[at('l20')]
  if (list?.type === 'bulletList') list.content.splice(1, 1)
  const figures = next[at('t')]
  if (figures?.type === 'table') {
    figures.content[1] = row('r1', 'Northwind', '1,318', '5%')
    figures.content.push(row('r4', 'Seabus', '410', '1%'))
  }
  const [rival] = next.splice(at('p32'), 1)
  if (rival) next.splice(at('p31'), 0, rival)
  return { standfirst: 'The ferry company that nobody notices until it stops, and then everybody does.', document: { type: 'doc', content: next } }
}

describe('a report and what became of it', () => {
  const comparison = compareContents(older, revised())

  test('names each change once', () => {
    expect(changesOf(comparison)).toEqual(['s1 edited', 'p11b added', 'p12 reformatted', 'p20 removed', 'l20 edited', 'p32 moved', 't edited'])
    expect(comparison.counts).toMatchObject({ changes: 8, added: 1, removed: 1, edited: 4, moved: 1, reformatted: 1, cells: 2 })
  })

  test('shows what changed within', () => {
    expect(wordsOf(entryOf(comparison, 's1'))).toMatch(/some \$\{80\}\[85\] million/)
    expect(entryOf(comparison, 'p12').marks).toEqual([
      { mark: 'italic', change: 'added' },
      { mark: 'link', change: 'added', href: 'https://ferries.example/2015' },
    ])
  })

  test('counts by section', () => {
    expect(comparison.sections.filter(({ changes }) => changes > 0).map(({ section, changes }) => [section?.number || section?.title, changes])).toEqual([
      ['Executive Summary', 1],
      ['1.1', 2],
      ['1.2', 2],
      ['3.1', 2],
    ])
  })

  test('is the same when the newer came by an import, with every id new', () => {
    const imported = compareContents(older, underNewIds(revised()))
    expect(imported.counts).toEqual(comparison.counts)
    expect(imported.entries.map(({ change }) => change)).toEqual(comparison.entries.map(({ change }) => change))
  })
})

describe('texts with nothing in common', () => {
  const words = (start: number, count: number) => Array.from({ length: count }, (_, at) => `w${start + at}${at % 17 === 16 ? '.' : ''}`).join(' ')

  test('are all out and all in, however long', () => {
    const [one, other] = [0, 1_000_000].map(
      (start): Content => ({
        standfirst: '',
        document: { type: 'doc', content: [paragraph('p', words(start, 9_000)), paragraph('q', words(start + 500_000, 9_000))] },
      }),
    )
    if (!one || !other) throw new Error('No texts')
    const { counts } = compareContents(one, other)
    expect([counts.wordsRemoved, counts.wordsAdded]).toEqual([18_000, 18_000])
  })

  test('keep the sentences that they share, even where words are too many to compare', () => {
    const shared = 'The harbour licence ends in March 2028, four months before the opening ceremony.'
    const one: Content = { standfirst: '', document: { type: 'doc', content: [paragraph('p', `${words(0, 2_000)}. ${shared} ${words(5_000, 2_000)}.`)] } }
    const other: Content = {
      standfirst: '',
      document: { type: 'doc', content: [paragraph('p', `${words(10_000, 2_000)}. ${shared} ${words(15_000, 2_000)}.`)] },
    }
    const comparison = compareContents(one, other)
    expect(comparison.counts).toMatchObject({ wordsAdded: 4_000, wordsRemoved: 4_000 })
    expect(sideOf(comparison, 'older')).toEqual(contentWithoutIds(one))
    expect(sideOf(comparison, 'newer')).toEqual(contentWithoutIds(other))
  })
})

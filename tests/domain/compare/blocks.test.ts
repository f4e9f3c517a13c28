import { describe, expect, test } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import type { Block } from '#domain/richtext/document.ts'
import { body, bullets, callout, changesOf, empty, entryOf, heading, item, paragraph, read, text, underNewIds, wordsOf } from './blocks.ts'

const one = paragraph('one', 'Nobody had timed every sport before Los Angeles in 1932.')
const two = paragraph('two', 'Thirty chronographs came from Switzerland with one watchmaker.')
const three = paragraph('three', 'Photoelectric cells took over from the hand in 1948.')
const four = paragraph('four', 'Skiing got electronic starting gates at Cortina in 1956.')

describe('sides', () => {
  test('that say the same have no change', () => {
    const report = body(heading('h', 'History'), one, two)
    expect(compareContents(report, structuredClone(report)).counts.changes).toBe(0)
    expect(compareContents(report, underNewIds(report)).counts.changes).toBe(0)
  })

  test('without a block are compared', () => {
    expect(compareContents(body(), body()).counts.changes).toBe(0)
    expect(compareContents(body(), body(one)).counts).toMatchObject({ changes: 1, added: 1, wordsAdded: 10, wordsRemoved: 0 })
    expect(compareContents(body(one), body()).counts).toMatchObject({ changes: 1, removed: 1, wordsAdded: 0, wordsRemoved: 10 })
  })

  test('give each other’s opposite', () => {
    const [before, after] = [body(one, two), body(one, three)]
    expect(changesOf(compareContents(before, after))).toEqual(['two removed', 'three added'])
    expect(changesOf(compareContents(after, before))).toEqual(['three removed', 'two added'])
  })
})

describe('blocks', () => {
  test('that went stand at their old place, before what came there', () => {
    const { entries } = compareContents(body(one, two, four), body(one, three, four))
    expect(entries.map(({ change }) => change)).toEqual(['unchanged', 'removed', 'added', 'unchanged'])
  })

  test('that went from the start or the end stand there', () => {
    expect(compareContents(body(one, two), body(two)).entries.map(({ change }) => change)).toEqual(['removed', 'unchanged'])
    expect(compareContents(body(one, two), body(one)).entries.map(({ change }) => change)).toEqual(['unchanged', 'removed'])
  })

  test('of one id are one block, whatever was written in it', () => {
    const comparison = compareContents(body(one, two), body(one, paragraph('two', 'Forty stopwatches.')))
    expect(changesOf(comparison)).toEqual(['two edited'])
  })

  test('whose ids are all new are found by their words', () => {
    const before = body(heading('h', 'History'), one, two, three)
    const after = underNewIds(body(heading('h', 'History'), one, paragraph('two', 'Thirty-two chronographs came from Switzerland with one watchmaker.'), three))
    const comparison = compareContents(before, after)
    expect(changesOf(comparison)).toEqual(['again-two edited'])
    expect(wordsOf(entryOf(comparison, 'again-two'))).toBe('{Thirty}[Thirty-two] chronographs came from Switzerland with one watchmaker.')
  })

  test('whose id went to an empty line when they were broken at their start keep their words', () => {
    const comparison = compareContents(body(one, two), body(one, empty('two'), { ...two, attrs: { id: 'fresh' } }))
    expect(changesOf(comparison)).toEqual(['two added'])
    expect(comparison.counts).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 })
  })

  test('that became a heading, or another heading, are the same block in another form', () => {
    const comparison = compareContents(body(paragraph('h', 'Rivals for the clock'), one), body(heading('h', 'Rivals for the clock', 3), one))
    expect(entryOf(comparison, 'h')).toMatchObject({ change: 'reformatted', attributes: [{ name: 'type', older: 'paragraph', newer: 'heading' }] })
    const level = compareContents(body(heading('h', 'Rivals', 3)), body(heading('h', 'Rivals', 2)))
    expect(entryOf(level, 'h')).toMatchObject({ change: 'reformatted', attributes: [{ name: 'level', older: 3, newer: 2 }] })
  })

  test('of other kinds under one id are two blocks', () => {
    const rule: Block = { type: 'horizontalRule', attrs: { id: 'one' } }
    expect(changesOf(compareContents(body(one, two), body(rule, two)))).toEqual(['one removed', 'one added'])
  })

  test('that are empty come and go without a word', () => {
    expect(compareContents(body(one), body(one, empty('e'))).counts).toMatchObject({ added: 1, wordsAdded: 0 })
    expect(changesOf(compareContents(body(empty('a'), one, empty('b')), body(empty('x'), one, empty('y'))))).toEqual([])
  })
})

describe('moves', () => {
  test('are told from what stayed, and the lighter one has moved', () => {
    expect(changesOf(compareContents(body(one, two, three, four), body(two, three, four, one)))).toEqual(['one moved'])
    const short = paragraph('short', 'A short line moved.')
    expect(changesOf(compareContents(body(short, one), body(one, short)))).toEqual(['short moved'])
    expect(changesOf(compareContents(body(one, short), body(short, one)))).toEqual(['short moved'])
  })

  test('across sections name both', () => {
    const before = body(heading('a', 'Agency'), one, two, heading('b', 'Rivals'), three)
    const after = body(heading('a', 'Agency'), one, heading('b', 'Rivals'), three, two)
    const comparison = compareContents(before, after)
    const moved = comparison.entries.find(({ change }) => change === 'moved')
    expect(moved).toMatchObject({ section: { number: '2', title: 'Rivals' }, other: { number: '1', title: 'Agency' } })
    expect(comparison.entries.find(({ change }) => change === 'moved-away')).toMatchObject({
      section: { number: '1' },
      other: { number: '2' },
      older: 2,
      newer: 4,
    })
    expect(comparison.counts).toMatchObject({ changes: 1, moved: 1, wordsAdded: 0, wordsRemoved: 0 })
  })

  test('with a change of words are both', () => {
    const comparison = compareContents(body(one, two, three), body(two, three, paragraph('one', 'Nobody had timed every sport before Los Angeles in 1984.')))
    expect(changesOf(comparison)).toEqual(['one moved and edited'])
    expect(comparison.counts).toMatchObject({ changes: 1, moved: 1, edited: 1, wordsAdded: 1, wordsRemoved: 1 })
  })

  test('are found without ids, for texts long enough to be told from others', () => {
    expect(changesOf(compareContents(body(one, two, three), underNewIds(body(two, three, one))))).toEqual(['again-one moved'])
  })

  test('are not seen in empty lines and repeated short ones', () => {
    const same = (id: string) => paragraph(id, 'See above.')
    const comparison = compareContents(body(same('a'), one, two), underNewIds(body(one, two, same('a'))))
    expect(changesOf(comparison)).toEqual(['a removed', 'again-a added'])
  })
})

describe('lists', () => {
  const list = (...items: ReturnType<typeof item>[]) => bullets('l', ...items)

  test('are compared item by item', () => {
    const before = list(item('a', 'Boats on the bay'), item('b', 'Trains under the hills'), item('c', 'Buses'))
    const after = list(item('a', 'Boats on the bay'), item('c', 'Buses'), item('d', 'Bicycles'), item('e', 'Trams'))
    const entry = entryOf(compareContents(body(before), body(after)), 'l')
    expect('pieces' in entry.inside && entry.inside.pieces.map(({ change }) => change)).toEqual(['unchanged', 'removed', 'unchanged', 'added', 'added'])
  })

  test('within lists are compared to the last level', () => {
    const before = list(item('a', paragraph('a-p', 'Transport'), bullets('inner', item('i', 'Boats leave every ten minutes'))))
    const after = list(item('a', paragraph('a-p', 'Transport'), bullets('inner', item('i', 'Boats leave every five minutes'), item('j', 'Trams'))))
    const comparison = compareContents(body(before), body(after))
    expect(comparison.counts).toMatchObject({ changes: 1, edited: 1, wordsAdded: 2, wordsRemoved: 1 })
  })

  test('that got numbers, or begin elsewhere, are named', () => {
    const items = [item('a', 'Boats on the bay')]
    const ordered = (start: number): Block => ({ type: 'orderedList', attrs: { id: 'l', start }, content: items })
    expect(entryOf(compareContents(body(list(...items)), body(ordered(1))), 'l')).toMatchObject({
      change: 'reformatted',
      attributes: [{ name: 'type', older: 'bulletList', newer: 'orderedList' }],
    })
    expect(entryOf(compareContents(body(ordered(1)), body(ordered(4))), 'l').attributes).toEqual([{ name: 'start', older: 1, newer: 4 }])
  })

  test('whose items changed places say so', () => {
    const [a, b, c] = [item('a', 'Boats on the bay'), item('b', 'Trains under the hills'), item('c', 'Buses')]
    const entry = entryOf(compareContents(body(list(a, b, c)), body(list(c, a, b))), 'l')
    expect('pieces' in entry.inside && entry.inside.pieces.map(({ change }) => change)).toEqual(['moved', 'unchanged', 'unchanged', 'moved-away'])
    expect(entry.change).toBe('edited')
  })
})

describe('call-outs and quotes', () => {
  test('have their label compared by words and their tone named', () => {
    const entry = entryOf(
      compareContents(
        body(callout('c', 'Context', 'context', 'The contract ends in 2032.')),
        body(callout('c', 'Critical context', 'critical', 'The contract ends in 2032.')),
      ),
      'c',
    )
    expect(entry.change).toBe('edited')
    expect(entry.attributes.map(({ name, older, newer }) => [name, older, newer])).toEqual([
      ['label', 'Context', 'Critical context'],
      ['tone', 'context', 'critical'],
    ])
    expect(read(entry.attributes[0]?.segments ?? [])).toBe('{Context}[Critical context]')
  })

  test('with another tone alone are reformatted', () => {
    const entry = entryOf(compareContents(body(callout('c', 'Watch', 'note', 'It ends.')), body(callout('c', 'Watch', 'critical', 'It ends.'))), 'c')
    expect(entry.change).toBe('reformatted')
  })

  test('are compared within', () => {
    const quote = (words: string): Block => ({ type: 'blockquote', attrs: { id: 'q' }, content: [paragraph('q-p', words)] })
    const comparison = compareContents(body(quote('A new chapter for the Games.')), body(quote('A new chapter for our Games.')))
    expect(comparison.counts).toMatchObject({ edited: 1, wordsAdded: 1, wordsRemoved: 1 })
  })
})

describe('the standfirst', () => {
  const with_ = (standfirst: string) => ({ ...body(one), standfirst })

  test('is compared by words and counts as a change', () => {
    const { standfirst, counts } = compareContents(with_('It goes back there in 2028.'), with_('It goes back there in 2032.'))
    expect(standfirst.change).toBe('edited')
    expect(read(standfirst.segments)).toBe('It goes back there in {2028}[2032].')
    expect(counts).toMatchObject({ changes: 1, edited: 1, wordsAdded: 1, wordsRemoved: 1 })
  })

  test('may come and go', () => {
    expect(compareContents(with_(''), with_('It goes back.')).standfirst.change).toBe('added')
    expect(compareContents(with_('It goes back.'), with_('')).standfirst.change).toBe('removed')
    expect(compareContents(with_(''), with_('')).standfirst).toEqual({ change: 'unchanged', segments: [] })
  })
})

describe('sections', () => {
  test('count their own changes, in the newer’s order', () => {
    const before = body(heading('s', 'Executive summary'), one, heading('a', 'History'), heading('a1', 'Origins', 3), two, heading('b', 'Rivals'), three)
    const after = body(
      heading('s', 'Executive summary'),
      one,
      heading('a', 'History'),
      heading('a1', 'Origins', 3),
      paragraph('two', 'Thirty chronographs came from Bienne with one watchmaker.'),
      four,
      heading('b', 'Rivals'),
      three,
    )
    expect(compareContents(before, after).sections.map(({ section, changes }) => [section?.number, section?.title, changes])).toEqual([
      ['', 'Executive summary', 0],
      ['1', 'History', 0],
      ['1.1', 'Origins', 2],
      ['2', 'Rivals', 0],
    ])
  })

  test('that went are there with what went with them', () => {
    const before = body(heading('a', 'History'), one, heading('b', 'Rivals'), two, heading('c', 'Metrics'), three)
    const after = body(heading('a', 'History'), one, heading('c', 'Metrics'), three)
    const { sections, entries } = compareContents(before, after)
    expect(sections.map(({ section, removed, changes }) => [section?.title, removed, changes])).toEqual([
      ['History', false, 0],
      ['Rivals', true, 2],
      ['Metrics', false, 0],
    ])
    expect(entries.filter(({ change }) => change === 'removed').map(({ section }) => section?.number)).toEqual(['2', '2'])
  })

  test('have a place for what stands before the first heading', () => {
    expect(compareContents(body(one), body(one, two)).sections).toEqual([{ section: null, removed: false, changes: 1, entries: [1] }])
  })
})

test('a mark deep in a list is named on the list', () => {
  const before = bullets('l', item('a', 'Boats on the bay'))
  const after = bullets('l', item('a', paragraph('a-p', text('Boats', 'bold'), ' on the bay')))
  expect(entryOf(compareContents(body(before), body(after)), 'l')).toMatchObject({ change: 'reformatted', marks: [{ mark: 'bold', change: 'added' }] })
})

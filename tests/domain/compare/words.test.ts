import { describe, expect, test } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import type { Inline } from '#domain/richtext/document.ts'
import { body, entryOf, link, paragraph, text, wordsOf } from './blocks.ts'

const lines = (older: (string | Inline)[], newer: (string | Inline)[]) => compareContents(body(paragraph('p', ...older)), body(paragraph('p', ...newer)))
const compared = (older: string, newer: string) => wordsOf(entryOf(lines([older], [newer]), 'p'))

describe('words', () => {
  test.each([
    ['a word put in', 'twelve years from now', 'twelve further years from now', 'twelve [further ]years from now'],
    ['a word taken out', 'twelve further years from now', 'twelve years from now', 'twelve {further }years from now'],
    ['a figure', 'fell to CHF 135 million in all', 'fell to CHF 153 million in all', 'fell to CHF {135}[153] million in all'],
    ['a figure with a comma', 'an estimate of 3,138 million', 'an estimate of 3,183 million', 'an estimate of {3,138}[3,183] million'],
    [
      'a hyphenated word',
      'cloud-based and sustainable broadcasting',
      'cloud-first and sustainable broadcasting',
      '{cloud-based}[cloud-first] and sustainable broadcasting',
    ],
    ['an apostrophe', 'the company’s role', 'the companies’ role', 'the {company’s}[companies’] role'],
    ['an abbreviation', 'growth in the U.S. market', 'growth in the U.K. market', 'growth in the {U.S}[U.K]. market'],
    ['a word at the end', 'It was announced in Davos', 'It was announced in Davos today', 'It was announced in Davos[ today]'],
    ['punctuation alone', 'one, two', 'one; two', 'one{,}[;] two'],
    ['white space alone', 'one  two', 'one two', 'one { }two'],
  ])('are never cut: %s', (_, older, newer, expected) => {
    expect(compared(older, newer)).toBe(expected)
  })

  test('of scripts without spaces are compared sign by sign', () => {
    expect(compared('東京大会は2020年', '北京大会は2022年')).toBe('{東}[北]京大会は{2020}[2022]年')
    expect(compared('ประเทศจีน', 'ประเทศไทย').replace(/[{[][^\]}]*[\]}]/g, '·')).toContain('ประเทศ')
  })

  test('keep combining characters with their letters', () => {
    const [plain, accented] = ['cafe in Milan', 'cafe\u0301 in Milan']
    expect(compared(plain, accented)).toBe('{cafe}[cafe\u0301] in Milan')
  })

  test('keep the parts of an emoji together', () => {
    expect(compared('a crew 👩‍👩‍👧 on board', 'a crew 👩‍👩‍👦 on board')).toBe('a crew {👩‍👩‍👧}[👩‍👩‍👦] on board')
    expect(compared('team 🇨🇭 here', 'team 🇨🇳 here')).toBe('team {🇨🇭}[🇨🇳] here')
    expect(compared('skin 👍🏻 tone', 'skin 👍🏿 tone')).toBe('skin {👍🏻}[👍🏿] tone')
  })

  test('leave no lone word between two rewritten halves', () => {
    expect(compared('OMEGA is ranked third for 2024 by analysts', 'OMEGA is ranked fifth for 2025 by analysts')).toBe(
      'OMEGA is ranked {third for 2024}[fifth for 2025] by analysts',
    )
    const rewritten = compared('Nobody expected the merger of watchmakers', 'Everyone welcomed the arrangement between sponsors')
    expect(rewritten).toBe('{Nobody expected the merger of watchmakers}[Everyone welcomed the arrangement between sponsors]')
  })

  test('keep what is longer than the changes around it', () => {
    expect(compared('up 12% in the whole of Asia and 14% in Europe', 'up 13% in the whole of Asia and 15% in Europe')).toBe(
      'up {12}[13]% in the whole of Asia and {14}[15]% in Europe',
    )
  })

  test('show a whole new sentence as one, not as the ends of two', () => {
    expect(compared('It sells watches. It makes clocks.', 'It sells watches. It sells rings. It makes clocks.')).toBe(
      'It sells watches. [It sells rings. ]It makes clocks.',
    )
    expect(compared('It sells watches. It sells rings. It makes clocks.', 'It sells watches. It makes clocks.')).toBe(
      'It sells watches. {It sells rings. }It makes clocks.',
    )
  })

  test('that repeat are matched in order', () => {
    expect(compared('more and more and more', 'more and more and more and more')).toMatch(
      /^more and more and more\[ and more\]$|^\[more and \]more and more and more$|^more and \[more and \]more and more$|^more and more and \[more and \]more$/,
    )
  })
})

describe('marks', () => {
  test('on the same words are a reformatting, and named', () => {
    const comparison = lines(['the headline of the day'], ['the ', text('headline', 'italic'), ' of the day'])
    const entry = entryOf(comparison, 'p')
    expect(entry.change).toBe('reformatted')
    expect(wordsOf(entry)).toBe('the <headline> of the day')
    expect(entry.marks).toEqual([{ mark: 'italic', change: 'added' }])
    expect(comparison.counts).toMatchObject({ reformatted: 1, edited: 0, wordsAdded: 0, wordsRemoved: 0 })
  })

  test('that went are named too', () => {
    const entry = entryOf(lines([text('gone', 'bold', 'underline')], ['gone']), 'p')
    expect(entry.marks).toEqual([
      { mark: 'bold', change: 'removed' },
      { mark: 'underline', change: 'removed' },
    ])
  })

  test('of a link say where it leads and where it led', () => {
    const [before, after] = [text('the IOC', link('https://olympics.com/')), text('the IOC', link('https://olympics.com/ioc'))]
    const entry = entryOf(lines([before], [after]), 'p')
    expect(entry.change).toBe('reformatted')
    expect(entry.marks).toEqual([{ mark: 'link', change: 'changed', href: 'https://olympics.com/ioc', was: 'https://olympics.com/' }])
    expect(entryOf(lines(['the IOC'], [after]), 'p').marks).toEqual([{ mark: 'link', change: 'added', href: 'https://olympics.com/ioc' }])
    expect(entryOf(lines([after], ['the IOC']), 'p').marks).toEqual([{ mark: 'link', change: 'removed', href: 'https://olympics.com/ioc' }])
  })

  test('in the middle of a word divide it into stretches and change no word', () => {
    const comparison = lines(['rebroadcasting'], ['re', text('broad', 'bold'), 'casting'])
    expect(wordsOf(entryOf(comparison, 'p'))).toBe('re<broad>casting')
    expect(comparison.counts).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 })
  })

  test('beside new words are named, and the block is edited', () => {
    const entry = entryOf(lines(['one two three'], [text('one', 'bold'), ' two three and four']), 'p')
    expect(entry.change).toBe('edited')
    expect(wordsOf(entry)).toBe('<one> two three[ and four]')
    expect(entry.marks).toEqual([{ mark: 'bold', change: 'added' }])
  })

  test('of added words are theirs and no change of their own', () => {
    const entry = entryOf(lines(['one two three'], ['one two three ', text('four', 'bold')]), 'p')
    expect(entry.marks).toEqual([])
  })
})

describe('line breaks', () => {
  const brk: Inline = { type: 'hardBreak' }
  test('come and go as signs of their own', () => {
    expect(wordsOf(entryOf(lines(['one', brk, 'two three four'], ['one', brk, 'two', brk, 'three four']), 'p'))).toContain('[⏎]')
    expect(wordsOf(entryOf(lines(['Beijing', brk, 'Paris'], ['Beijing Paris']), 'p'))).toBe('Beijing{⏎}[ ]Paris')
  })

  test('are not line feeds in a text', () => {
    expect(lines(['one', brk, 'two'], ['one\ntwo']).counts.edited).toBe(1)
  })
})

test('changed words are counted as their comparison shows them', () => {
  const older = body(paragraph('p', 'one two three four five'), paragraph('q', 'six seven'))
  const newer = body(paragraph('p', 'one two 3,000 four five'), paragraph('r', 'Wholly other words stand here'))
  expect(compareContents(older, newer).counts).toMatchObject({ wordsAdded: 1 + 5, wordsRemoved: 1 + 2 })
  expect(compareContents(older, older).counts).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 })
})

test('a new word that is half bold is one word', () => {
  const { counts } = lines(['one'], ['one ', 're', text('broad', 'bold'), 'casting'])
  expect(counts.wordsAdded).toBe(1)
})

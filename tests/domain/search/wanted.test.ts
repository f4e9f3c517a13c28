import { expect, it } from 'vitest'
import { folded, queryOf, wantedWords } from '#domain/search/wanted.ts'

it('words are looked for one by one, the last one as a beginning', () => {
  expect(wantedWords('harbour lic')).toEqual([
    { words: ['harbour'], prefix: false },
    { words: ['lic'], prefix: true },
  ])
})

it('quotes of any kind hold words together, and what they close is whole', () => {
  for (const typed of ['"bay line" boat', '“bay line” boat', '„bay line“ boat', '«bay line» boat'])
    expect(wantedWords(typed)).toEqual([
      { words: ['bay', 'line'], prefix: false },
      { words: ['boat'], prefix: true },
    ])
  expect(wantedWords('boat "bay line"').at(-1)).toEqual({ words: ['bay', 'line'], prefix: false })
  expect(wantedWords('"bay lin')).toEqual([{ words: ['bay', 'lin'], prefix: true }])
})

it('what the index takes for two words is looked for side by side', () => {
  expect(wantedWords('cloud-based 3,138')).toEqual([
    { words: ['cloud', 'based'], prefix: false },
    { words: ['3', '138'], prefix: true },
  ])
})

it('signs, operators and what no text can hold mean nothing', () => {
  for (const typed of ['', '   ', '"', '""', '"" ""', '* ( ) : ^ - +', '\u0000', '\uE000', '—', '🏅']) expect(wantedWords(typed)).toEqual([])
  expect(queryOf(wantedWords('NOT harbour OR NEAR(quay) added:x'))).toBe('"NOT" AND "harbour" AND "OR" AND "NEAR quay" AND "added x"')
  expect(wantedWords('word '.repeat(500)).length).toBeLessThan(20)
})

it('a query names the columns', () => {
  expect(queryOf(wantedWords('quay'), ['added'])).toBe('{added} : ("quay" *)')
  expect(queryOf(wantedWords('"quay" boat'), ['title', 'names'])).toBe('{title names} : ("quay" AND "boat" *)')
})

it('one letter is not the beginning of a word, but a sign that is a word may be', () => {
  expect(wantedWords('boat a')).toMatchObject([{ prefix: false }, { words: ['a'], prefix: false }])
  expect(wantedWords('水')).toEqual([{ words: ['水'], prefix: true }])
})

it('capitals and accents are ignored', () => expect(folded('Ínês')).toBe('ines'))

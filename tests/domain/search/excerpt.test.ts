import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clipped, markedParts } from '#domain/search/excerpt.ts'

const more = { text: '…', hit: false }

it('a text is cut at its hits, and of two that overlap the first counts', () => {
  expect(
    markedParts('one two three', [
      [4, 7],
      [5, 9],
    ]),
  ).toEqual([
    { text: 'one ', hit: false },
    { text: 'two', hit: true },
    { text: ' three', hit: false },
  ])
})

it('what stands around the first hit is kept at whole words', () => {
  const text = `${'before '.repeat(30)}here ${'after '.repeat(50)}`
  const at = text.indexOf('here')
  const kept = clipped(markedParts(text, [[at, at + 4]]), more)
    .map((part) => part.text)
    .join('')
  expect(kept).toMatch(/^…( before)+ here( after)+…$/)
  expect(clipped([{ text: 'short', hit: false }], more)).toEqual([{ text: 'short', hit: false }])
})

it('no word is made up, whatever the text and the hits', () => {
  const places = fc.array(fc.tuple(fc.nat(300), fc.nat(300)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const))
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), places, (text, hits) => {
      const inside = hits.filter(([, end]) => end <= text.length).toSorted(([one], [other]) => one - other)
      const parts = markedParts(text, inside)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      const kept = clipped(parts, { text: '', hit: false })
      expect(text).toContain(kept.map((part) => part.text).join(''))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import { content, twoStates } from './arbitrary.ts'
import { contentWithoutIds, sideOf } from './sides.ts'

test('a comparison holds both sides whole: every word, mark and attribute of either', () => {
  fc.assert(
    fc.property(twoStates, ([older, newer]) => {
      const comparison = compareContents(older, newer)
      expect(sideOf(comparison, 'older')).toEqual(contentWithoutIds(older))
      expect(sideOf(comparison, 'newer')).toEqual(contentWithoutIds(newer))
    }),
    { numRuns: 200 },
  )
})

test('reports that have nothing to do with each other are held whole too', () => {
  fc.assert(
    fc.property(content('a'), content('b'), (older, newer) => {
      const comparison = compareContents(older, newer)
      expect(sideOf(comparison, 'older')).toEqual(contentWithoutIds(older))
      expect(sideOf(comparison, 'newer')).toEqual(contentWithoutIds(newer))
    }),
    { numRuns: 60 },
  )
})

test('a comparison finds no change where there is none and some where there is one', () => {
  fc.assert(
    fc.property(twoStates, ([older, newer]) => {
      expect(compareContents(older, older).counts).toEqual({
        changes: 0,
        added: 0,
        removed: 0,
        edited: 0,
        moved: 0,
        reformatted: 0,
        cells: 0,
        wordsAdded: 0,
        wordsRemoved: 0,
      })
      const same = JSON.stringify(contentWithoutIds(older)) === JSON.stringify(contentWithoutIds(newer))
      expect(compareContents(older, newer).counts.changes === 0).toBe(same)
    }),
    { numRuns: 60 },
  )
})

test('what is added one way is removed the other way', () => {
  fc.assert(
    fc.property(content('a'), ({ document }) => {
      const empty = { standfirst: '', document: { type: 'doc' as const, content: [{ type: 'horizontalRule' as const, attrs: { id: 'rule' } }] } }
      const there = compareContents(empty, { standfirst: '', document })
      const back = compareContents({ standfirst: '', document }, empty)
      expect(back.counts.wordsRemoved).toBe(there.counts.wordsAdded)
      expect(back.counts.wordsAdded).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('changes by section add up to the changes of the body', () => {
  fc.assert(
    fc.property(twoStates, ([older, newer]) => {
      const { sections, counts, standfirst } = compareContents(older, newer)
      const inSections = sections.reduce((sum, { changes }) => sum + changes, 0)
      expect(inSections + (standfirst.change === 'unchanged' ? 0 : 1)).toBe(counts.changes)
    }),
    { numRuns: 60 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALLOWANCE } from '#domain/compare/allowance.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { updateFor } from '#domain/drafts/difference.ts'
import { draftOf } from '#domain/drafts/updates.ts'
import { canonical, parseContent } from '#domain/richtext/parse.ts'
import { applied, said, takenBackWhole, turned } from './apply.ts'
import { content, twoStates } from './arbitrary.ts'
import { body, paragraph, underNewIds } from './blocks.ts'
import { contentWithoutIds, sideOf } from './sides.ts'

type Json = Record<string, unknown>

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

/** As many steps as are enough, hardly any, none, and as many as end anywhere. */
const steps = fc.oneof(fc.constantFrom(ALLOWANCE.full, 20_000, 2_000, 0), fc.nat(60_000))

test('applied to the older, a comparison gives the newer exactly, ids and all', () => {
  fc.assert(
    fc.property(fc.oneof(twoStates, fc.tuple(content('a'), content('b'))), steps, ([older, newer], most) => {
      const comparison = compareContents(older, newer, most)
      expect(applied(comparison, older)).toEqual(newer)
      expect(contentWithoutIds(takenBackWhole(comparison, newer))).toEqual(contentWithoutIds(older))
    }),
    { numRuns: 200 },
  )
})

test('the other way round it is the same comparison, turned, however closely it looks', () => {
  fc.assert(
    fc.property(fc.oneof(twoStates, fc.tuple(content('a'), content('b'))), steps, ([older, newer], most) => {
      const there = compareContents(older, newer, most)
      const back = compareContents(newer, older, most)
      expect(said(turned(back))).toEqual(said(there))
      expect(turned(back).counts).toEqual(there.counts)
      expect(back.coarse).toEqual(there.coarse)
    }),
    { numRuns: 200 },
  )
})

test('where nothing was given up, more steps change nothing', () => {
  fc.assert(
    fc.property(twoStates, fc.nat(60_000), ([older, newer], most) => {
      const comparison = compareContents(older, newer, most)
      fc.pre(comparison.coarse === null)
      expect(comparison).toEqual(compareContents(older, newer))
    }),
    { numRuns: 100 },
  )
})

test('ids that are all new, or changed places, are no change', () => {
  fc.assert(
    fc.property(content('a'), fc.infiniteStream(fc.nat()), (older, chance) => {
      expect(compareContents(older, underNewIds(older)).counts.changes).toBe(0)
      const ids = [...JSON.stringify(older).matchAll(/"id":"(a\d+)"/g)].map(([, id]) => id as string)
      const dealt = new Map(
        ids
          .map((id) => [id, chance.next().value as number] as const)
          .sort(([, one], [, other]) => one - other)
          .map(([id], at) => [ids[at], id]),
      )
      const newer = JSON.parse(JSON.stringify(older), (name, value) => (name === 'id' ? dealt.get(value) : value))
      expect(parseContent(newer).ok).toBe(true)
      expect(compareContents(older, newer).counts.changes).toBe(0)
    }),
    { numRuns: 100 },
  )
})

test('a way through JSON and the shared document is no change', () => {
  fc.assert(
    fc.property(content('a'), (older) => {
      const shared = draftOf([updateFor(older, 7)])
      if (!shared.ok) throw new Error(JSON.stringify(shared.refusal))
      expect(compareContents(older, shared.value.content).counts.changes).toBe(0)
      const again = parseContent(JSON.parse(canonical(older)))
      expect(again.ok && compareContents(older, again.value).counts.changes).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('texts cut into more runs of the same marks, and marks in another order, are no change', () => {
  const cut = (node: Json): Json[] =>
    node.type === 'text'
      ? [...String(node.text)].filter((sign) => sign.isWellFormed()).map((text) => ({ ...node, text, marks: [...((node.marks as Json[]) ?? [])].reverse() }))
      : [{ ...node, ...(Array.isArray(node.content) && { content: (node.content as Json[]).flatMap(cut) }) }]
  fc.assert(
    fc.property(content('a'), (older) => {
      const newer = parseContent({ standfirst: older.standfirst, document: cut(older.document)[0] })
      expect(newer.ok && compareContents(older, newer.value).counts.changes).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('a paragraph cut out and put in elsewhere under another id is one move; put in where it was it is none', () => {
  const words = (at: number) => `Sentence ${at} of the report says what number ${at * 7 + 3} did in the year ${1_900 + at}.`
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 12 }), fc.nat(), fc.nat(), (count, one, other) => {
      const blocks = Array.from({ length: count }, (_, at) => paragraph(`p${at}`, words(at)))
      const [from, to] = [one % count, other % count]
      const rest = blocks.filter((_, at) => at !== from)
      rest.splice(to, 0, paragraph('pasted', words(from)))
      const { counts } = compareContents(body(...blocks), body(...rest))
      expect(counts).toMatchObject({ changes: from === to ? 0 : 1, moved: from === to ? 0 : 1, wordsAdded: 0, wordsRemoved: 0 })
    }),
    { numRuns: 100 },
  )
})

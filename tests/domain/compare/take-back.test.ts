import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { changeKeys } from '#domain/compare/change-keys.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { isChange } from '#domain/compare/counts.ts'
import { pairedIds } from '#domain/compare/paired-ids.ts'
import { takenBack } from '#domain/compare/take-back.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { content, twoStates } from './arbitrary.ts'
import { body, bullets, callout, heading, item, paragraph, row, table, underNewIds } from './blocks.ts'
import { contentWithoutIds } from './sides.ts'

type Chosen = Set<number | 'standfirst'>

/** Every change of the comparison of two contents. */
function allOf(older: Content, newer: Content): Chosen {
  const { standfirst, entries } = compareContents(older, newer)
  return new Set([...(standfirst.change === 'unchanged' ? [] : (['standfirst'] as const)), ...entries.flatMap((entry, at) => (isChange(entry) ? [at] : []))])
}

const take = (older: Content, newer: Content, chosen: Chosen) => takenBack(older, newer, compareContents(older, newer), chosen)

/** Takes back the change of a block, named by its id on either side. */
function takeOne(older: Content, newer: Content, id: string): Content {
  const at = compareContents(older, newer).entries.findIndex((entry) => isChange(entry) && 'node' in entry && entry.node.attrs.id === id)
  if (at < 0) throw new Error(`${id} did not change`)
  return take(older, newer, new Set([at]))
}

const idsOf = ({ document }: Content): string[] => [...JSON.stringify(document).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '')
const readsOf = ({ document }: Content): string[] => document.content.map(({ attrs }) => attrs.id)
const states = fc.oneof({ weight: 4, arbitrary: twoStates }, { weight: 1, arbitrary: fc.tuple(content('a'), content('b')) })

test('taking back every change gives the older content exactly', () => {
  fc.assert(
    fc.property(states, ([older, newer]) => {
      expect(contentWithoutIds(take(older, newer, allOf(older, newer)))).toEqual(contentWithoutIds(older))
    }),
    { numRuns: 100 },
  )
})

test('where every node kept its id, taking back every change gives the older content with its ids', () => {
  fc.assert(
    fc.property(twoStates, ([older, newer]) => {
      const strays = compareContents(older, newer).entries.some((entry) => {
        if (entry.change === 'moved-away' || !('older' in entry && 'newer' in entry)) return false
        const ids = pairedIds(entry, older.document.content[entry.older] as Block, newer.document.content[entry.newer] as Block)
        return [...ids].some(([was, is]) => was !== is)
      })
      fc.pre(!strays)
      expect(take(older, newer, allOf(older, newer))).toEqual(older)
    }),
    { numRuns: 60 },
  )
})

test('taking back nothing gives the newer content', () => {
  fc.assert(
    fc.property(states, ([older, newer]) => {
      expect(take(older, newer, new Set())).toEqual(newer)
    }),
    { numRuns: 100 },
  )
})

test('taking back any of the changes gives a body of the schema, in which no id stands twice', () => {
  fc.assert(
    fc.property(states, fc.infiniteStream(fc.boolean()), ([older, newer], toss) => {
      const chosen: Chosen = new Set([...allOf(older, newer)].filter(() => toss.next().value))
      const back = take(older, newer, chosen)
      expect(parseContent(back)).toEqual({ ok: true, value: back })
      const ids = idsOf(back)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 100 },
  )
})

test('taking back one change leaves every other block as it is, in its order', () => {
  fc.assert(
    fc.property(states, fc.nat(), ([older, newer], which) => {
      const comparison = compareContents(older, newer)
      const all = [...allOf(older, newer)]
      fc.pre(all.length > 0)
      const one = all[which % all.length] as number | 'standfirst'
      const entry = one === 'standfirst' ? null : comparison.entries[one]
      const own = entry && 'newer' in entry ? entry.newer : -1
      const others = newer.document.content.filter((_, at) => at !== own)
      const back = takenBack(older, newer, comparison, new Set([one])).document.content
      expect(back.filter((block) => others.includes(block))).toEqual(others)
      expect(back.length - others.length).toBe(entry === null || entry?.change === 'added' ? (own < 0 ? 0 : others.length === 0 ? 1 : 0) : 1)
    }),
    { numRuns: 100 },
  )
})

test('a change has the same key as long as it is the same change, and each its own', () => {
  fc.assert(
    fc.property(twoStates, ([older, newer]) => {
      const keys = [...changeKeys(older, newer, compareContents(older, newer)).values()]
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every((key) => /^[\w-]{16}$/.test(key))).toBe(true)
      expect([...changeKeys(older, newer, compareContents(older, newer)).values()]).toEqual(keys)
    }),
    { numRuns: 50 },
  )
})

describe('one change of a report', () => {
  const older = body(
    heading('h1', 'History'),
    paragraph('p1', 'The first boat leaves at dawn.'),
    paragraph('p2', 'The second boat waits for the ceremony.'),
    paragraph('p3', 'The third boat is a spare one.'),
    heading('h2', 'Figures'),
    table('t', 'Boats', row('r0', 'Year', 'Boats'), row('r1', '2024', '40'), row('r2', '2026', '42')),
  )
  const blocks = older.document.content
  const [h1, p1, p2, p3, h2, t] = blocks as [Block, Block, Block, Block, Block, Block]

  it('an added block goes, and nothing else', () => {
    const newer = body(h1, p1, paragraph('new', 'A boat that nobody ordered.'), p2, p3, h2, t)
    expect(takeOne(older, newer, 'new')).toEqual(older)
  })

  it('a removed block comes back where it stood, behind what is left before it, whatever was written there meanwhile', () => {
    const newer = body(h1, paragraph('a', 'Something of this year.'), p3, paragraph('b', 'And of the last one.'), h2, t)
    expect(readsOf(takeOne(older, newer, 'p1'))).toEqual(['h1', 'p1', 'a', 'p3', 'b', 'h2', 't'])
    expect(readsOf(takeOne(older, newer, 'p2'))).toEqual(['h1', 'p2', 'a', 'p3', 'b', 'h2', 't'])
  })

  it('a block that moved goes back, with the words that it has now if it was not edited', () => {
    const newer = body(h1, p2, p3, h2, t, p1)
    expect(takeOne(older, newer, 'p1')).toEqual(older)
  })

  it('a block that moved and was edited goes back and is as it was', () => {
    const newer = body(h1, p2, p3, h2, t, paragraph('p1', 'The first boat leaves at noon.'))
    expect(takeOne(older, newer, 'p1')).toEqual(older)
  })

  it('a table is as it was, its rows and cells under the ids that they have now', () => {
    const edited = table('t', 'Boats', row('r0', 'Year', 'Boats'), row('again', '2024', '40'), row('r2', '2026', '43'), row('r3', '2028', '50'))
    const back = takeOne(older, body(h1, p1, p2, p3, h2, edited), 't')
    expect(contentWithoutIds(back)).toEqual(contentWithoutIds(older))
    expect(idsOf(back)).toEqual(idsOf(older).map((id) => id.replace(/^r1/, 'again')))
  })

  it('a block that got other ids on the way keeps those it has now', () => {
    const again = underNewIds(older)
    const newer = body(
      ...again.document.content.map((block) => (block.attrs.id === 'again-p1' ? paragraph('again-p1', 'The first boat leaves at noon.') : block)),
    )
    const back = takeOne(older, newer, 'again-p1')
    expect(contentWithoutIds(back)).toEqual(contentWithoutIds(older))
    expect(readsOf(back)).toEqual(readsOf(newer))
  })

  it('a block whose id went to another one comes back under a new id', () => {
    const newer = body(h1, bullets('p2', item('i', 'Not the paragraph that had this id.')), p1, p3, h2, t)
    const back = takeOne(older, newer, 'p2')
    const [, first, second] = back.document.content
    expect(back.document.content).toHaveLength(newer.document.content.length - 1)
    expect([first, second]).toEqual([p1, p3])
    const removed = compareContents(older, newer).entries.findIndex((entry) => entry.change === 'removed')
    const both = take(older, newer, new Set([removed]))
    expect(new Set(idsOf(both)).size).toBe(idsOf(both).length)
    expect(contentWithoutIds(both)).toMatchObject({
      document: { content: expect.arrayContaining([{ type: 'paragraph', attrs: {}, content: (p2 as { content: unknown }).content }]) },
    })
  })

  it('a call-out has the label and the tone that it had', () => {
    const before = body(h1, callout('c', 'Context', 'note', 'Boats are slow.'))
    expect(takeOne(before, body(h1, callout('c', 'Beware', 'critical', 'Boats are slow.')), 'c')).toEqual(before)
  })

  it('of a body with nothing else an empty paragraph is left', () => {
    const [only] = takeOne(body(p1), body(bullets('list', item('i', 'Nothing of before.'))), 'list').document.content
    expect(only).toEqual({ type: 'paragraph', attrs: { id: expect.stringMatching(/^[a-z2-9]{16}$/) } })
  })
})

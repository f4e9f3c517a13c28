import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heaviestRise } from '#domain/compare/increasing.ts'
import { commonRuns } from '#domain/compare/shortest-edit.ts'

const numbers = fc.array(fc.nat(5), { maxLength: 30 })

/** The length of the longest common subsequence, by the textbook table. */
function longest(older: number[], newer: number[]): number {
  const lengths = Array.from({ length: older.length + 1 }, () => new Array<number>(newer.length + 1).fill(0))
  const at = (o: number, n: number) => lengths[o]?.[n] ?? 0
  for (let o = 1; o <= older.length; o++) {
    for (let n = 1; n <= newer.length; n++)
      (lengths[o] as number[])[n] = older[o - 1] === newer[n - 1] ? at(o - 1, n - 1) + 1 : Math.max(at(o - 1, n), at(o, n - 1))
  }
  return at(older.length, newer.length)
}

describe('the longest common subsequence', () => {
  test('is common, in order, and the longest', () => {
    fc.assert(
      fc.property(numbers, numbers, (older, newer) => {
        const runs = commonRuns(older, newer, 1_000) ?? []
        let [o, n, total] = [0, 0, 0]
        for (const run of runs) {
          expect(run.older).toBeGreaterThanOrEqual(o)
          expect(run.newer).toBeGreaterThanOrEqual(n)
          expect(older.slice(run.older, run.older + run.length)).toEqual(newer.slice(run.newer, run.newer + run.length))
          ;[o, n, total] = [run.older + run.length, run.newer + run.length, total + run.length]
        }
        expect(total).toBe(longest(older, newer))
      }),
      { numRuns: 400 },
    )
  })

  test('is given up when more differs than one cares to look at', () => {
    const [older, newer] = [
      [1, 2, 3, 4, 5, 6],
      [1, 7, 8, 9, 10, 6],
    ]
    expect(commonRuns(older, newer, 7)).toBeNull()
    expect(commonRuns(older, newer, 8)).toEqual([
      { older: 0, newer: 0, length: 1 },
      { older: 5, newer: 5, length: 1 },
    ])
  })
})

describe('the heaviest rise', () => {
  /** All choices, one by one. */
  function heaviest(list: number[], weights: number[], from = 0, above = -1): number {
    if (from === list.length) return 0
    const without = heaviest(list, weights, from + 1, above)
    const own = list[from] as number
    return own > above ? Math.max(without, (weights[from] as number) + heaviest(list, weights, from + 1, own)) : without
  }

  test('rises, and no other choice is heavier', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20), { maxLength: 9 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 }), (list, weights) => {
        const chosen = [...heaviestRise(list, weights)].sort((one, other) => one - other)
        const values = chosen.map((at) => list[at] as number)
        expect(values).toEqual([...values].sort((one, other) => one - other))
        expect(chosen.reduce((sum, at) => sum + (weights[at] as number), 0)).toBe(heaviest(list, weights))
      }),
    )
  })
})

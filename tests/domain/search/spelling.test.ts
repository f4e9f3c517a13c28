import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorsBetween, namesToMean, nearest } from '#domain/search/spelling.ts'

describe('errors between two words', () => {
  it.each([
    ['omega', 'omega', 0],
    ['omga', 'omega', 1],
    ['omeega', 'omega', 1],
    ['onega', 'omega', 1],
    ['oemga', 'omega', 1],
    ['moeag', 'omega', 2],
    ['', 'ab', 2],
  ])('%s, %s: %i', (one, other, errors) => {
    expect([errorsBetween(one, other, 3), errorsBetween(other, one, 3)]).toEqual([errors, errors])
    if (errors > 0) expect(errorsBetween(one, other, errors - 1)).toBeNull()
  })

  it('are as many with a bound as without, or too many', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.nat(8), (one, other, most) => {
        const errors = errorsBetween(one, other, 20) ?? Number.NaN
        expect(errorsBetween(one, other, most)).toBe(errors > most ? null : errors)
      }),
    )
  })
})

describe('the nearest name', () => {
  const names = namesToMean(['Alibaba Group', 'Coca-Cola', 'Škoda', 'Visa', 'Vista'])

  it('is written as the name is', () => {
    expect([nearest('skda', names), nearest('COCACOLA', names), nearest('vsia', names)]).toEqual(['Škoda', 'Coca-Cola', 'Visa'])
  })

  it('has fewest errors, and the same first letter where several have', () => {
    expect(nearest('vissta', names)).toBe('Vista')
    expect(nearest('mates', namesToMean(['Gates', 'Matis']))).toBe('Matis')
  })

  it('is none where it would be another word', () => {
    for (const word of ['vis', 'zebra', '', 'a', 'groups of boats']) expect(nearest(word, names), word).toBeNull()
  })
})

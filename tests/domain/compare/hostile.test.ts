import { describe, expect, test } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { hostilePairs } from '#scripts/bench/hostile.ts'
import { contentWithoutIds, sideOf } from './sides.ts'

const SHARE = 0.02

describe('what is hard to compare', () => {
  test.each(Object.entries(hostilePairs(SHARE)))('%s: is held whole, with and without the time to look at it', (_, made) => {
    const [older, newer] = made()
    for (const content of [older, newer]) expect(parseContent(content).ok).toBe(true)
    for (const steps of [undefined, 20_000, 0]) {
      const comparison = compareContents(older, newer, steps)
      expect(JSON.stringify(sideOf(comparison, 'older'))).toBe(JSON.stringify(contentWithoutIds(older)))
      expect(JSON.stringify(sideOf(comparison, 'newer'))).toBe(JSON.stringify(contentWithoutIds(newer)))
    }
  })

  test('says that it was not looked at closely', () => {
    const [older, newer] = hostilePairs(SHARE)['two megabytes in paragraphs, every tenth word another']?.() ?? []
    if (!older || !newer) throw new Error('No such pair')
    expect(compareContents(older, newer).coarse).toBeNull()
    expect(compareContents(older, newer, 0).coarse).toEqual({ blocks: newer.document.content.length })
  })
})

import { describe, expect, test } from 'vitest'
import { excerptBody, excerptParts, excerptRows } from '#components/compare/excerpt-parts.ts'
import { changeNumbers } from '#components/compare/parts.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { excerptOf } from '#domain/compare/excerpt.ts'
import type { Content } from '#domain/richtext/document.ts'
import { body, heading, paragraph } from '#tests/domain/compare/blocks.ts'

/** A report of so many lines in sections of ten, every third of them other words in the newer. */
function twoOf(lines: number, words = ''): [Content, Content] {
  const blocks = (newer: boolean) =>
    Array.from({ length: lines }, (_, at) => [
      ...(at % 10 === 0 ? [heading(`h${at}`, `Part ${at / 10}`)] : []),
      paragraph(`p${at}`, `Line ${at} says ${newer && at % 3 === 0 ? 'something else' : 'what it said'}. ${words}`),
    ]).flat()
  return [
    { ...body(...blocks(false)), standfirst: 'One line.' },
    { ...body(...blocks(true)), standfirst: 'Another line.' },
  ]
}

describe('the excerpts of a comparison', () => {
  const [older, newer] = twoOf(1_000)
  const comparison = compareContents(older, newer)
  const excerpts: ReturnType<typeof excerptOf>[] = []
  for (let from: number | null = 1; from !== null; from = excerpts.at(-1)?.after ?? null) excerpts.push(excerptOf(comparison, newer, from))

  test('follow each other, and show each change once under its number', () => {
    const shown = excerpts.flatMap((excerpt) =>
      excerptParts(excerpt).flatMap((part) => (part.kind === 'change' ? [[part.number, 'newer' in part.entry ? part.entry.newer : -1]] : [])),
    )
    const all = [...changeNumbers(comparison)].map(([index, number]) => {
      const entry = comparison.entries[index]
      return [number, entry && 'newer' in entry ? entry.newer : -1]
    })
    expect(shown).toEqual(all)
    expect(excerpts.length).toBeGreaterThan(2)
  })

  test('lead back to the first', () => {
    let at = excerpts.at(-1)
    let steps = 0
    for (; at && at.before !== null && steps < 100; steps++) at = excerptOf(comparison, newer, at.before)
    expect(at?.first).toBe(1)
    expect(steps).toBe(excerpts.length - 1)
  })

  test('hold the blocks that they show at their places, and all headings', () => {
    for (const excerpt of excerpts) {
      const document = excerptBody(excerpt)
      expect(document.content.length).toBe(newer.document.content.length)
      for (const part of excerptParts(excerpt)) {
        if (part.kind === 'fold') for (const block of part.blocks) expect(document.content[block.newer]).toEqual(newer.document.content[block.newer])
      }
      expect(document.content.filter(({ type }) => type === 'heading')).toEqual(newer.document.content.filter(({ type }) => type === 'heading'))
    }
  })

  test('name the sections in which their changes stand', () => {
    const numbers = excerpts.flatMap((excerpt) => excerptRows(excerpt).flatMap(({ changes }) => changes))
    expect(numbers).toEqual(Array.from({ length: comparison.counts.changes }, (_, at) => at + 1))
  })
})

test('a change that is too large to be sent is named with what came and went in it', () => {
  const long = (word: string) => Array.from({ length: 40_000 }, (_, at) => `${word}${at}`).join(' ')
  const [older, newer] = [body(paragraph('a', 'Short.'), paragraph('b', long('x'))), body(paragraph('a', 'Shorter.'), paragraph('b', long('y')))]
  const excerpt = excerptOf(compareContents(older, newer), newer, 1)
  expect(excerpt.tooLarge).toEqual([{ at: 1, wordsAdded: 40_000, wordsRemoved: 40_000 }])
  expect(JSON.stringify(excerpt).length).toBeLessThan(5_000)
  expect(excerptParts(excerpt).map((part) => part.kind)).toEqual(['change', 'change'])
})

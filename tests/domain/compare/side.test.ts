import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import type { Comparison, Piece, Segment } from '#domain/compare/comparison.ts'
import { type Side, segmentsOn, sideOf } from '#domain/compare/side.ts'
import { content, twoStates } from './arbitrary.ts'
import { body, bullets, callout, entryOf, heading, item, link, paragraph, row, table, text } from './blocks.ts'
import { sideOf as contentOf, contentWithoutIds, withoutIds } from './sides.ts'

/** A piece of one side as a node; the marks of its words are those that it shows. */
function nodeOf(piece: Piece): unknown {
  if (piece.change === 'moved-away') throw new Error('Nothing stands there')
  if (!('inside' in piece)) return withoutIds(piece.node)
  const attrs: Record<string, unknown> = { ...piece.node.attrs }
  for (const { name, segments } of piece.attributes)
    if (segments) attrs[name] = segments.map(({ inline }) => (inline.type === 'text' ? inline.text : '')).join('')
  const inside = piece.inside.kind === 'words' ? joined(piece.inside.segments) : 'pieces' in piece.inside ? piece.inside.pieces.map(nodeOf) : []
  return withoutIds({ type: piece.node.type, attrs, ...(inside.length > 0 && { content: inside }) })
}

function joined(segments: Segment[]): unknown[] {
  const line: { type: string; text?: string; marks?: unknown[] }[] = []
  for (const { inline } of segments) {
    const last = line.at(-1)
    if (inline.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(inline.marks ?? [])) last.text += inline.text
    else line.push(inline.type === 'text' ? { type: 'text', text: inline.text, ...(inline.marks?.length && { marks: inline.marks }) } : { type: inline.type })
  }
  return line
}

const blocksOn = (comparison: Comparison, side: Side): unknown[] =>
  comparison.entries
    .flatMap((entry) => {
      const piece = sideOf(entry, side)
      return piece ? [{ at: (piece as unknown as Record<Side, number>)[side], piece }] : []
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ piece }) => nodeOf(piece))

describe('a side of a comparison', () => {
  test('is that side whole: each word, mark and attribute, in its order', () => {
    fc.assert(
      fc.property(fc.oneof(twoStates, fc.tuple(content('a'), content('b'))), ([older, newer]) => {
        const comparison = compareContents(older, newer)
        for (const side of ['older', 'newer'] as const) {
          expect(blocksOn(comparison, side)).toEqual((contentOf(comparison, side) as { document: { content: unknown[] } }).document.content)
          expect(
            segmentsOn(comparison.standfirst.segments, side)
              .map(({ inline }) => ('text' in inline ? inline.text : ''))
              .join(''),
          ).toBe((side === 'older' ? older : newer).standfirst)
        }
        expect(blocksOn(comparison, 'older')).toEqual((contentWithoutIds(older) as { document: { content: unknown[] } }).document.content)
      }),
      { numRuns: 120 },
    )
  })

  test('has nothing of what only the other has', () => {
    const comparison = compareContents(body(paragraph('p', 'Old words here.')), body(bullets('l', item('i', 'New'))))
    const [removed, added] = [comparison.entries.find(({ change }) => change === 'removed'), comparison.entries.find(({ change }) => change === 'added')]
    expect([removed && sideOf(removed, 'newer'), added && sideOf(added, 'older')]).toEqual([null, null])
    expect([removed && sideOf(removed, 'older'), added && sideOf(added, 'newer')]).toEqual([removed, added])
  })

  test('shows the type, the level and the tone of its own', () => {
    const level = compareContents(body(heading('h', 'Origins', 2)), body(heading('h', 'Origins', 3)))
    expect([sideOf(entryOf(level, 'h'), 'older')?.node.attrs, sideOf(entryOf(level, 'h'), 'newer')?.node.attrs]).toMatchObject([{ level: 2 }, { level: 3 }])
    const tone = compareContents(body(callout('c', 'Watch', 'note', 'It ends.')), body(callout('c', 'Context', 'critical', 'It ends.')))
    expect(sideOf(entryOf(tone, 'c'), 'older')).toMatchObject({
      node: { attrs: { tone: 'note' } },
      attributes: [{ name: 'label', segments: [{ change: 'removed' }] }, {}],
    })
  })

  test('shows where its own link led', () => {
    const line = (href: string) => body(paragraph('p', 'the ', text('IOC', link(href))))
    const segments = (side: Side) => {
      const piece = sideOf(entryOf(compareContents(line('https://olympics.com/'), line('/sponsors/omega')), 'p'), side)
      return piece && 'inside' in piece && piece.inside.kind === 'words' ? piece.inside.segments.at(-1)?.inline : null
    }
    expect([segments('older'), segments('newer')]).toMatchObject([
      { marks: [{ attrs: { href: 'https://olympics.com/' } }] },
      { marks: [{ attrs: { href: '/sponsors/omega' } }] },
    ])
  })

  test('leaves out the columns and rows of the other', () => {
    const older = body(table('t', '', row('1', 'Rolex', '10,600'), row('2', 'Cartier', '3,200')))
    const newer = body(table('t', '', { ...row('1', 'Rolex', '10,600'), content: [...row('1', 'Rolex', '10,600').content, ...row('x', '32').content] }))
    const comparison = compareContents(older, newer)
    const inside = (side: Side) => {
      const piece = sideOf(entryOf(comparison, 't'), side)
      return piece && 'inside' in piece && piece.inside.kind === 'table' ? [piece.inside.pieces.length, piece.inside.columns.length] : null
    }
    expect([inside('older'), inside('newer')]).toEqual([
      [2, 2],
      [1, 3],
    ])
  })
})

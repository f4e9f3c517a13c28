import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from '#domain/authorship/lines.ts'
import { traceWords } from '#domain/authorship/trace.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import { aContent, aParagraph } from '#tests/support/factories.ts'
import { content, twoStates } from '../compare/arbitrary.ts'

const trace = (older: Content, newer: Content) => traceWords(older, newer, compareContents(older, newer))

/** Each stretch of the newer with what it was in the older, in brackets where it was nowhere. */
function shown(older: Content, newer: Content): string[] {
  return linesOf(newer).flatMap(({ text }, line) => {
    let at = 0
    const stretches = trace(older, newer)[line] ?? []
    const words = stretches.map(({ length, from }) => {
      const part = text.slice(at, at + length)
      at += length
      return from ? part : `[${part}]`
    })
    return words.length > 0 ? [words.join('')] : []
  })
}

const of = (...blocks: Block[]) => aContent({ standfirst: '', blocks })

describe('where words stood before', () => {
  it('every stretch that was somewhere says the same there, and the stretches add up to the line', () => {
    fc.assert(
      fc.property(twoStates, ([older, newer]) => {
        const [before, after] = [linesOf(older), linesOf(newer)]
        for (const [line, stretches] of trace(older, newer).entries()) {
          let at = 0
          for (const { length, from } of stretches) {
            const now = after[line]?.text.slice(at, at + length)
            if (from) expect(before[from.line]?.text.slice(from.at, from.at + length).replaceAll('\u0000', '\n')).toBe(now)
            at += length
          }
          expect(at).toBe(after[line]?.text.length)
        }
      }),
    )
  })

  it('nothing is new in what did not change', () => {
    fc.assert(
      fc.property(content('a'), (one) => {
        expect(
          trace(one, one)
            .flat()
            .filter(({ from }) => !from),
        ).toEqual([])
      }),
    )
  })

  it('words that were marked, moved, or stand under another id are not new', () => {
    const older = of(aParagraph('a', 'The first boat leaves at dawn.'), aParagraph('b', 'The last one waits for the ceremony to end.'))
    const newer = of(aParagraph('x', 'The last one waits for the ceremony to end.'), {
      ...aParagraph('a', ''),
      content: [
        { type: 'text', text: 'The first ' },
        { type: 'text', text: 'boat leaves', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' early at dawn.' },
      ],
    })
    expect(shown(older, newer)).toEqual(['The last one waits for the ceremony to end.', 'The first boat leaves [early ]at dawn.'])
  })

  it('a paragraph that is broken in two, and two that become one, bring nothing', () => {
    const one = of(aParagraph('a', 'The first boat leaves at dawn. The last one waits for the ceremony to end.'))
    const two = of(aParagraph('a', 'The first boat leaves at dawn.'), aParagraph('b', 'The last one waits for the ceremony to end.'))
    expect(shown(one, two)).toEqual(['The first boat leaves at dawn.', 'The last one waits for the ceremony to end.'])
    expect(shown(two, one).join('').replace('[ ]', ' ')).toBe('The first boat leaves at dawn. The last one waits for the ceremony to end.')
  })

  it('a sentence that is pasted elsewhere was there before, but for what is too short to tell', () => {
    const older = of(
      aParagraph('a', 'It carries visitors over the bay. Nobody pays on the day of the opening.'),
      aParagraph('b', 'A second line runs at night.'),
    )
    const newer = of(
      aParagraph('a', 'It carries visitors over the bay.'),
      aParagraph('b', 'A second line runs at night. Nobody pays on the day of the opening. Today.'),
    )
    expect(shown(older, newer)).toEqual(['It carries visitors over the bay.', 'A second line runs at night.[ ]Nobody pays on the day of the opening.[ Today.]'])
  })

  it('labels, captions and cells are lines too', () => {
    const cell = (id: string, text: string) => ({ type: 'tableCell' as const, attrs: { id, colspan: 1, rowspan: 1 }, content: [aParagraph(`${id}p`, text)] })
    const table = (caption: string, ...texts: string[]): Block => ({
      type: 'table',
      attrs: { id: 't', caption },
      content: [{ type: 'tableRow', attrs: { id: 'r' }, content: texts.map((text, at) => cell(`c${at}`, text)) }],
    })
    const callout = (label: string): Block => ({
      type: 'callout',
      attrs: { id: 'k', label, tone: 'note' },
      content: [aParagraph('kp', 'Licences end in March.')],
    })
    expect(shown(of(table('Boats', '12', '31'), callout('Watch')), of(table('Boats by year', '12', '32'), callout('Watch')))).toEqual([
      'Boats[ by year]',
      '12',
      '[32]',
      'Watch',
      'Licences end in March.',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { countsOf } from '#domain/exchange/counts.ts'
import { previewOf, SHOWN } from '#domain/exchange/preview.ts'
import { readyReport } from '#domain/exchange/ready-report.ts'
import { textLines } from '#domain/richtext/sections.ts'
import { around, manuscript } from './manuscripts.ts'
import { aReady } from './ready.ts'

const flattened = around('1. LISTS\n\nMarkets (2025): - Europe: A third. - Asia: A half.\n\nAgencies (2025): - Northwind: Film. - Southwind: Print.')
const listsIn = (take: string[], leave: string[]) => countsOf(aReady(flattened, { take, leave }).content).lists
const decisions = (text: string) => {
  const preview = previewOf(text)
  return preview.ok ? preview.value.reading.findings.filter(({ kind }) => kind === 'flattened-list').map(({ id }) => id) : []
}

describe('what was decided', () => {
  it('counts by the kind of a finding, and more by its id', () => {
    const [one = '', other = ''] = decisions(flattened)
    expect(listsIn([], [])).toBe(2)
    expect(listsIn([], ['flattened-list'])).toBe(0)
    expect(listsIn([], [one])).toBe(1)
    expect(listsIn([other], ['flattened-list'])).toBe(1)
  })

  it('is refused where nothing has that name', () => {
    expect(readyReport(flattened, { take: ['f99', 'flattened-list'], leave: ['headings'] })).toEqual({
      ok: false,
      refusal: { kind: 'finding-unknown', names: ['f99', 'headings'] },
    })
  })

  it('keeps all words, whatever it is', () => {
    const words = (leave: string[]) =>
      textLines(aReady(flattened, { leave }).content.document)
        .join(' ')
        .match(/\p{L}+/gu)
    expect(words(['flattened-list'])).toEqual(words([]))
  })
})

it('gives every block an id of its own, and its findings the ids of the blocks that they are about', () => {
  const ids = (text: string) => [...JSON.stringify(text).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id)
  const [one, other] = [aReady(manuscript), aReady(manuscript)]
  expect(ids(JSON.stringify(one.content)).filter((id) => ids(JSON.stringify(other.content)).includes(id))).toEqual([])
  const whole = JSON.stringify(one.content)
  for (const { blockId } of one.findings) expect(blockId === null || whole.includes(`"${blockId}"`)).toBe(true)
})

describe('refuses', () => {
  it('what is empty or binary', () => {
    expect(readyReport(' \n')).toEqual({ ok: false, refusal: { kind: 'empty-manuscript' } })
    expect(readyReport(new TextEncoder().encode('PK\u0000'))).toEqual({ ok: false, refusal: { kind: 'binary-manuscript' } })
    expect(previewOf(Uint8Array.of(0x93, 0x48))).toEqual({ ok: false, refusal: { kind: 'not-utf8' } })
  })

  it('a part that the manuscript does not have', () => {
    expect(readyReport(manuscript, { part: 1 })).toEqual({ ok: false, refusal: { kind: 'part-not-found', parts: 1 } })
    expect(previewOf(manuscript, 1)).toEqual({ ok: false, refusal: { kind: 'part-not-found', parts: 1 } })
  })

  it('a report that is too large, which is previewed', () => {
    const pages = around(Array.from({ length: 30 }, () => 'word '.repeat(15_000)).join('\n\n'))
    expect(readyReport(pages)).toMatchObject({ refusal: { kind: 'document-too-large', most: 2_000_000 } })
    expect(previewOf(pages)).toMatchObject({ value: { obstacle: { kind: 'document-too-large' }, isCut: true } })
  })

  it('more blocks than a report holds, which are previewed', () => {
    const many = around(Array.from({ length: 12_000 }, () => 'Word.').join('\n\n'))
    expect(readyReport(many)).toMatchObject({ refusal: { kind: 'invalid-document', problem: 'too-many-nodes' } })
    const preview = previewOf(many)
    expect(preview).toMatchObject({ value: { obstacle: { kind: 'invalid-document' }, isCut: true, counts: { words: 12_000 + 4 } } })
    expect(preview.ok && preview.value.reading.pieces.length).toBe(SHOWN.pieces)
  })
})

describe('a preview', () => {
  it('shows the lines of the report, and counts what it would be made of', () => {
    const preview = previewOf(manuscript)
    expect(preview).toMatchObject({
      value: { part: 0, parts: [{ name: 'OMEGA', from: 1 }], isCut: false, obstacle: null, counts: countsOf(aReady(manuscript).content) },
    })
    expect(preview.ok && preview.value.lines[0]).toBe('← All Sponsors')
  })

  it('names each report of several that were pasted together, and shows the one that is asked for', () => {
    const both = `${manuscript}\n\n${around('1. HISTORY\n\nIt flies.')}`
    const preview = previewOf(both, 1)
    expect(preview).toMatchObject({
      value: { part: 1, parts: [{ name: 'OMEGA' }, { name: 'Delta Air Lines' }], reading: { header: { name: 'Delta Air Lines' } } },
    })
    expect(preview.ok && preview.value.lines.join('\n')).not.toContain('OMEGA')
    expect(textLines(aReady(both, { part: 1 }).content.document)).toContain('It flies.')
  })
})

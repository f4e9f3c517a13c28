import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decide, decidedOf, placesOf } from '#components/exchange/decided.ts'
import { givenBy, noticeSentence } from '#components/exchange/finding-words.ts'
import { inTheWay } from '#components/exchange/in-the-way.ts'
import { countsOf } from '#domain/exchange/counts.ts'
import type { KnownSponsor } from '#domain/exchange/known-sponsor.ts'
import { type Preview, previewOf } from '#domain/exchange/preview.ts'
import { readyReport } from '#domain/exchange/ready-report.ts'
import { aLong } from '#tests/domain/exchange/ready.ts'

const manuscript = readFileSync(new URL('../../fixtures/manuscript.txt', import.meta.url), 'utf8')
const previewed = (text: string): Preview => {
  const preview = previewOf(text)
  if (!preview.ok) throw new Error(preview.refusal.kind)
  return preview.value
}
const preview = previewed(manuscript)
const lists = preview.reading.findings.filter(({ kind }) => kind === 'flattened-list')
const undecided = { take: [], leave: [] }

describe('a decision', () => {
  it('about one finding goes before what was said of its kind, and about a kind before what was said of each', () => {
    const [one = ''] = lists.map(({ id }) => id)
    const kind = decide(undecided, 'flattened-list', 'leave')
    expect(decidedOf(preview, kind).choices[one]).toBe('leave')
    const both = decide(kind, one, 'take')
    expect(decidedOf(preview, both).choices[one]).toBe('take')
    const again = decide(both, 'flattened-list', 'leave', [one])
    expect(again).toEqual({ take: [], leave: ['flattened-list'] })
  })

  it('shows what the import would keep, and counts it', () => {
    for (const decisions of [undecided, { take: [], leave: ['flattened-list', 'lead-in'] }]) {
      const ready = readyReport(manuscript, decisions)
      const { counts, content } = decidedOf(preview, decisions)
      expect(ready.ok && countsOf(ready.value.content)).toEqual(counts)
      expect(countsOf(content)).toEqual(counts)
    }
  })

  it('counts what stands further down than is shown', () => {
    const long = previewed(aLong(manuscript, 40))
    expect(long.isCut).toBe(true)
    expect(decidedOf(long, undecided).counts).toEqual(long.counts)
    const [one] = long.reading.findings.filter(({ kind }) => kind === 'flattened-list')
    expect(decidedOf(long, { take: [], leave: [one?.id ?? ''] }).counts.lists).toBe(long.counts.lists - 1)
  })
})

it('finds the block of each finding, whatever is decided', () => {
  for (const decisions of [undecided, { take: [], leave: [...new Set(lists.map(({ kind }) => kind))] }]) {
    const { content } = decidedOf(preview, decisions)
    const placed = [...placesOf(content, preview.reading.findings).values()].flat()
    expect(placed).toHaveLength(preview.reading.findings.filter(({ blockId }) => blockId !== null).length)
  }
})

it('says in words what a choice gives, and what a person should know', () => {
  const [list] = lists
  expect(list && [givenBy(list, 'take'), givenBy(list, 'leave')]).toEqual(['A paragraph and 3 items', 'A paragraph'])
  for (const finding of preview.reading.findings) expect(noticeSentence(finding) !== '' || finding.proposed !== null).toBe(true)
})

describe('in the way of an import', () => {
  const tiers = [{ value: 'founding-partner', label: 'Founding Partner' }]
  const facts = { name: 'OMEGA', tier: 'founding-partner', category: 'Watches' }
  const standing: Parameters<typeof inTheWay>[0] = { preview, facts, tiers, strangeTier: null, sponsor: null, over: false }
  const report = { id: 'r', isArchived: false, live: null, touchedBy: null, touchedAt: 0, etag: 'e' }
  const sponsor: KnownSponsor = { facts, report }
  const fields = (given: Partial<typeof standing>) => inTheWay({ ...standing, ...given }).map(({ field }) => field)

  it('is nothing where all is settled', () => expect(fields({})).toEqual([]))
  it('is what the header lacks', () => expect(fields({ facts: { name: '', tier: '', category: ' ' } })).toEqual(['fact-name', 'fact-tier', 'fact-category']))
  it('is a report that nobody asked to replace', () => {
    expect(fields({ sponsor })).toEqual(['import-over'])
    expect(fields({ sponsor, over: true })).toEqual([])
  })
  it('is a report that is archived', () => expect(fields({ sponsor: { facts, report: { ...report, isArchived: true } }, over: true })).toEqual(['fact-name']))
  it('is what a report cannot hold', () => {
    const [large] = inTheWay({ ...standing, preview: { ...preview, obstacle: { kind: 'document-too-large', bytes: 2_500_000, most: 2_000_000 } } })
    expect(large?.text).toBe('A report holds at most 2.0 MB; this one would have 2.5 MB. Split it, or leave out what is not part of the report.')
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { readDraft } from '#domain/drafts/read.ts'
import { importReport } from '#domain/exchange/import-report.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { primaryDeal } from '#domain/sponsors/deal.ts'
import { findSponsorBySlug } from '#domain/sponsors/sponsor.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'
import { manuscript } from './manuscripts.ts'
import { aReady } from './ready.ts'

let world: TestDatabase
const editor = anActor()
const given = (text: string, facts = {}) => ({ read: aReady(text), facts })

beforeEach(async () => {
  world = await testDatabase()
})

const factsOf = (slug: string) => {
  const { name, tier, category } = primaryDeal(world.reads, findSponsorBySlug(world.reads, slug)?.id ?? '')
  return { name, tier: tier.key, category }
}

it('makes a report with its draft and its first revision, of the same content', async () => {
  const imported = await done(world, (tx) => importReport(tx, editor, given(manuscript), NOW))
  expect(imported).toMatchObject({ slug: 'omega', number: 1, before: null })
  expect(factsOf('omega')).toEqual({ name: 'OMEGA', tier: 'worldwide-olympic-partner', category: 'Official Timekeeping, Timing & Scoring' })
  const draft = readDraft(world.reads, imported.id)
  const revision = readRevision(world.reads, imported.id, 1)
  expect(draft.ok && draft.value.content).toEqual(imported.content)
  expect(revision.ok && [revision.value.row.kind, revision.value.content]).toEqual(['imported', imported.content])
})

it('takes facts that are given in the place of those that the header lacks, and is silent about them then', async () => {
  const bare = manuscript.replace('Worldwide Olympic Partners\n', '')
  const imported = await done(world, (tx) => importReport(tx, editor, given(bare, { tier: 'founding-partner', name: undefined }), NOW))
  expect(factsOf('omega')).toEqual({ name: 'OMEGA', tier: 'founding-partner', category: 'Official Timekeeping, Timing & Scoring' })
  expect(imported.findings.map(({ kind }) => kind)).not.toContain('header-incomplete')
})

describe('refuses', () => {
  it('a sponsor that has a report, and names it', async () => {
    const first = await done(world, (tx) => importReport(tx, editor, given(manuscript), NOW))
    expect(await refused(world, (tx) => importReport(tx, editor, given(manuscript), NOW))).toEqual({
      kind: 'sponsor-has-report',
      reportId: first.id,
      slug: 'omega',
    })
  })

  it('a tier that nobody knows, and names the known', async () => {
    const refusal = await refused(world, (tx) => importReport(tx, editor, given(manuscript.replace('Worldwide Olympic Partners', 'Golden Partners')), NOW))
    expect(refusal).toMatchObject({ kind: 'unknown-tier', known: expect.arrayContaining([{ key: 'founding-partner', label: 'Founding Partner' }]) })
  })

  it('a header without tier or name', async () => {
    expect(await refused(world, (tx) => importReport(tx, editor, given('EXECUTIVE SUMMARY\n\nIn short.'), NOW))).toEqual({
      kind: 'header-incomplete',
      missing: ['name', 'tier', 'category'],
    })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tx } from '#db/transact.ts'
import { publicReport } from '#domain/editions/public.ts'
import { createSponsor } from '#domain/sponsors/create.ts'
import { endSponsorship, giveSponsorship, makePrimary, removeSponsorship, resumeSponsorship } from '#domain/sponsors/deals.ts'
import { listSponsors } from '#domain/sponsors/directory.ts'
import { mergeSponsors } from '#domain/sponsors/merge.ts'
import { changeSlug } from '#domain/sponsors/sponsor.ts'
import { sponsorFaults } from '#lib/commands/sponsor-soundness.ts'
import { NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aReport } from '#tests/support/factories.ts'

const admin = anActor({ role: 'admin' })
const faultsOf = ({ connection }: TestDatabase) => sponsorFaults((sql) => connection.prepare(sql).all() as Record<string, unknown>[]).faults

describe('of the sponsors', () => {
  it('every order of acts leaves one primary deal each, addresses that lead on in one step, and merges that lead somewhere', async () => {
    const tiers = ['worldwide-olympic-partner', 'founding-partner', 'team-usa-partner']
    const act = fc.record({
      what: fc.constantFrom('create', 'give', 'end', 'resume', 'primary', 'remove', 'move', 'move', 'merge'),
      one: fc.nat(5),
      other: fc.nat(5),
      tier: fc.constantFrom(...tiers),
      primary: fc.boolean(),
    })
    const pick = <T>(all: readonly T[], at: number) => all[at % Math.max(all.length, 1)]

    const perform = (tx: Tx, { what, one, other, tier, primary }: { what: string; one: number; other: number; tier: string; primary: boolean }) => {
      const all = listSponsors(tx)
      const sponsor = pick(all, one)
      const deal = pick(sponsor?.deals ?? [], other)?.id ?? ''
      const sponsorId = sponsor?.id ?? ''
      switch (what) {
        case 'create':
          return createSponsor(tx, admin, { facts: { name: `Sponsor ${one}`, tier, category: 'Boats' } }, NOW)
        case 'give':
          return giveSponsorship(tx, admin, { sponsorId, tier, category: `Boats ${other % 2}`, primary }, NOW)
        case 'end':
          return endSponsorship(tx, admin, { sponsorshipId: deal, until: '2025' }, NOW)
        case 'resume':
          return resumeSponsorship(tx, admin, { sponsorshipId: deal }, NOW)
        case 'primary':
          return makePrimary(tx, admin, { sponsorshipId: deal }, NOW)
        case 'remove':
          return removeSponsorship(tx, admin, { sponsorshipId: deal }, NOW)
        case 'move':
          return changeSlug(tx, admin, { sponsorId, slug: `address-${other}` }, NOW)
        default:
          return mergeSponsors(tx, admin, { fromId: sponsorId, intoId: pick(all, other)?.id ?? '' }, NOW)
      }
    }

    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 30 }), async (acts) => {
        const world = await testDatabase()
        const seen = new Set<string>()
        for (const one of [{ what: 'create', one: 0, other: 0, tier: 'founding-partner', primary: false }, ...acts]) {
          await world.transact<object>((tx) => perform(tx, one))
          for (const { slug } of listSponsors(world.reads)) seen.add(slug)
          expect(faultsOf(world)).toEqual([])
        }
        const present = new Set(listSponsors(world.reads).map((sponsor) => sponsor.slug))
        for (const slug of seen) {
          const answer = publicReport(world.reads, slug)
          if (!present.has(slug)) expect(answer.kind === 'moved' && present.has(answer.slug), slug).toBe(true)
        }
        world.connection.close()
      }),
      { numRuns: 12 },
    )
  })

  it.each([
    ['update sponsorships set is_primary = 0', /has 0 primary sponsorships/],
    [
      "insert into sponsorships (id, sponsor_id, tier_key, category, created_at) select 'x', id, 'founding-partner', 'Ships', 1 from sponsors; update sponsorships set status = 'former' where is_primary",
      /has ended while another runs/,
    ],
    ['insert into former_slugs (slug, sponsor_id, since) select slug, id, 1 from sponsors', /the address one is a sponsor's/],
    ['insert into merged_sponsors (id, name, into_id, at) select id, name, id, 1 from sponsors', /was merged and is still there/],
    ["insert into merged_sponsors (id, name, into_id, at) values ('a', 'A', 'nobody', 1)", /merged into one that is not there/],
    [
      "drop index one_report_per_sponsor; insert into reports (id, sponsor_id, created_at) select 'twin', sponsor_id, 1 from reports",
      /has several reports that are not archived/,
    ],
  ])('what is wrong is named: %s', async (sql, fault) => {
    const world = await testDatabase()
    await aReport(world, { slug: 'one' })
    world.connection.pragma('foreign_keys = OFF')
    world.connection.exec(sql)
    expect(faultsOf(world)).toEqual([expect.stringMatching(fault)])
  })
})

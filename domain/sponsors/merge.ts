import { eq, inArray } from 'drizzle-orm'
import { formerSlugs, mergedSponsors, reports, sponsorEntities, sponsors, sponsorships } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { archiveReport } from '../reports/archive.ts'
import { ok, type Result, refuse } from '../result.ts'
import { settlePrimary } from './deal.ts'
import { setDescription } from './describe.ts'
import { madePublic } from './made-public.ts'
import { type MergePlan, planMerge } from './merge-plan.ts'
import { joinSamples } from './merge-samples.ts'

export type MergeRefusal =
  | Forbidden
  | { kind: 'sponsor-not-found' }
  | { kind: 'same-sponsor' }
  | { kind: 'two-reports'; reportIds: [string, string] }
  | { kind: 'other-report-live'; reportId: string }

/**
 * Merges a double into another sponsor. Its deals, companies, reports and addresses go over, and every address that it
 * ever had leads to the other for ever, in one step. Where both have a report, `keepReport` names the one that stays;
 * the other is archived and remains on the desk. Nothing of a report is lost, but a merge is not undone.
 * Refusals: forbidden, same-sponsor, sponsor-not-found, two-reports, other-report-live.
 */
export function mergeSponsors(
  tx: Tx,
  actor: Actor,
  { fromId, intoId, keepReport }: { fromId: string; intoId: string; keepReport?: string | undefined },
  now: number,
): Result<{ id: string; slug: string; archived: string | null }, MergeRefusal> {
  if (!may(actor, 'sponsor.manage')) return refuse({ kind: 'forbidden', action: 'sponsor.manage' })
  if (fromId === intoId) return refuse({ kind: 'same-sponsor' })
  const plan = planMerge(tx, { fromId, intoId })
  if (!plan) return refuse({ kind: 'sponsor-not-found' })
  const given = givenUp(plan, keepReport)
  if (!given.ok) return given

  const archived = given.value
  if (archived !== null) {
    const put = archiveReport(tx, actor, { reportId: archived }, now)
    if (!put.ok) throw new Error(`Report ${archived} was not archived: ${put.refusal.kind}`)
  }
  joinSamples(tx, { fromId, intoId })
  tx.update(reports).set({ sponsorId: intoId }).where(eq(reports.sponsorId, fromId)).run()
  moveDeals(tx, plan)
  moveAddresses(tx, plan, now)
  tx.delete(sponsorEntities).where(eq(sponsorEntities.sponsorId, fromId)).run()
  tx.delete(sponsors).where(eq(sponsors.id, fromId)).run()
  setDescription(tx, intoId, plan.description)
  const details = { mergedId: fromId, mergedSlug: plan.from.slug, deals: plan.moving.length, folded: plan.folded.length, archivedReportId: archived }
  madePublic(tx, actor, intoId, { action: 'sponsor.merged', details }, now)
  return ok({ id: intoId, slug: plan.into.slug, archived })
}

/** The report that is put away, where both have one and the other was chosen to stay. */
function givenUp({ reports: { from, into } }: MergePlan, keepReport: string | undefined): Result<string | null, MergeRefusal> {
  if (!from || !into) return ok(null)
  if (keepReport !== from.id && keepReport !== into.id) return refuse({ kind: 'two-reports', reportIds: [from.id, into.id] })
  const other = keepReport === from.id ? into : from
  return other.live ? refuse({ kind: 'other-report-live', reportId: other.id }) : ok(other.id)
}

function moveDeals(tx: Tx, { from, into, folded }: MergePlan): void {
  for (const { into: kept, dates } of folded) tx.update(sponsorships).set(dates).where(eq(sponsorships.id, kept.id)).run()
  const doubles = folded.map(({ deal }) => deal.id)
  tx.delete(sponsorships).where(inArray(sponsorships.id, doubles)).run()
  tx.update(sponsorships).set({ sponsorId: into.id, primary: false }).where(eq(sponsorships.sponsorId, from.id)).run()
  settlePrimary(tx, into.id)
}

/** What led to the double leads to the other now, so that no address takes two steps. */
function moveAddresses(tx: Tx, { from, into }: MergePlan, now: number): void {
  tx.update(formerSlugs).set({ sponsorId: into.id }).where(eq(formerSlugs.sponsorId, from.id)).run()
  tx.insert(formerSlugs).values({ slug: from.slug, sponsorId: into.id, since: now }).run()
  tx.update(mergedSponsors).set({ intoId: into.id }).where(eq(mergedSponsors.intoId, from.id)).run()
  tx.insert(mergedSponsors).values({ id: from.id, name: from.name, intoId: into.id, at: now }).run()
}

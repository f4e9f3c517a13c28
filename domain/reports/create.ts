import { asc, eq, isNotNull } from 'drizzle-orm'
import { reports, sponsors } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { startDraft } from '../drafts/write.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { cutRevision } from '../revisions/cut.ts'
import type { Content } from '../richtext/document.ts'
import { slugOf } from '../sponsors/slug.ts'
import { addSponsor, changeFacts, findSponsorByName, type SponsorFacts, type SponsorRefusal } from '../sponsors/sponsor.ts'

export type CreateRefusal = SponsorRefusal | { kind: 'sponsor-has-report'; reportId: string; slug: string }
export type NewReport = { sponsor: SponsorFacts; slug?: string | undefined; content: Content; kind?: 'created' | 'imported' | 'api' }

/**
 * Starts a report: its sponsor, where Host City does not know it yet, its draft, and the first revision.
 * A sponsor that is known by name keeps its address and takes the facts given.
 * Refusals: forbidden, sponsor-has-report (an archived one too), unknown-tier, invalid-slug, slug-taken.
 */
export function createReport(
  tx: Tx,
  actor: Actor,
  { sponsor, slug, content, kind = 'created' }: NewReport,
  now: number,
): Result<{ id: string; slug: string; sponsorId: string }, CreateRefusal> {
  if (!may(actor, 'report.create')) return refuse({ kind: 'forbidden', action: 'report.create' })
  const known = findSponsorByName(tx, sponsor.name)
  const present = known && reportOf(tx, known.id)
  if (known && present) return refuse({ kind: 'sponsor-has-report', reportId: present.id, slug: known.slug })

  const kept = known ? changeFacts(tx, actor, { sponsorId: known.id, facts: sponsor }, now) : null
  if (kept && !kept.ok) return kept
  const added = known ? ok({ id: known.id }) : addSponsor(tx, actor, { facts: sponsor, slug: slug ?? slugOf(sponsor.name) }, now)
  if (!added.ok) return added
  const sponsorId = added.value.id

  const id = newId()
  tx.insert(reports).values({ id, sponsorId, createdAt: now, createdBy: actor.id }).run()
  startDraft(tx, actor, { reportId: id, content }, now)
  const cut = cutRevision(tx, actor, { reportId: id, kind }, now)
  if (!cut.ok) throw new Error(`The first revision of ${id} was refused: ${cut.refusal.kind}`)
  record(tx, actor, { action: 'report.created', reportId: id, details: { sponsorId } }, now)
  return ok({ id, slug: addressOf(tx, sponsorId), sponsorId })
}

/** A sponsor's report: an archived one where there is no other. */
function reportOf(tx: Tx, sponsorId: string): { id: string } | undefined {
  return tx
    .select({ id: reports.id })
    .from(reports)
    .where(eq(reports.sponsorId, sponsorId))
    .orderBy(asc(isNotNull(reports.archivedAt)))
    .get()
}

function addressOf(tx: Tx, sponsorId: string): string {
  return tx.select({ slug: sponsors.slug }).from(sponsors).where(eq(sponsors.id, sponsorId)).get()?.slug ?? ''
}

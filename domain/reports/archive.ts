import { and, eq, isNull } from 'drizzle-orm'
import { reports, sponsors } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { raisePublication } from '../editions/publication.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'

export type ArchiveRefusal = Forbidden | { kind: 'not-found' } | { kind: 'report-live' } | { kind: 'sponsor-has-report'; reportId: string; slug: string }

/** Puts a mistaken report away: it leaves the desk's list, its sponsor the index, and nobody writes in it. Nothing of it is lost. Refusals: forbidden, not-found, report-live. */
export function archiveReport(tx: Tx, actor: Actor, { reportId }: { reportId: string }, now: number): Result<{ archived: true }, ArchiveRefusal> {
  if (!may(actor, 'report.archive')) return refuse({ kind: 'forbidden', action: 'report.archive' })
  const report = tx.select().from(reports).where(eq(reports.id, reportId)).get()
  if (!report) return refuse({ kind: 'not-found' })
  if (report.liveEditionId !== null) return refuse({ kind: 'report-live' })
  if (report.archivedAt !== null) return ok({ archived: true })

  tx.update(reports).set({ archivedAt: now }).where(eq(reports.id, reportId)).run()
  raisePublication(tx)
  record(tx, actor, { action: 'report.archived', reportId }, now)
  return ok({ archived: true })
}

/** Brings an archived report back to the desk. Refusals: forbidden, not-found, and sponsor-has-report where a merge left its sponsor another one. */
export function unarchiveReport(tx: Tx, actor: Actor, { reportId }: { reportId: string }, now: number): Result<{ archived: false }, ArchiveRefusal> {
  if (!may(actor, 'report.archive')) return refuse({ kind: 'forbidden', action: 'report.archive' })
  const report = tx.select().from(reports).where(eq(reports.id, reportId)).get()
  if (!report) return refuse({ kind: 'not-found' })
  if (report.archivedAt === null) return ok({ archived: false })
  const other = tx
    .select({ reportId: reports.id, slug: sponsors.slug })
    .from(reports)
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .where(and(eq(reports.sponsorId, report.sponsorId), isNull(reports.archivedAt)))
    .get()
  if (other) return refuse({ kind: 'sponsor-has-report', ...other })

  tx.update(reports).set({ archivedAt: null }).where(eq(reports.id, reportId)).run()
  raisePublication(tx)
  record(tx, actor, { action: 'report.unarchived', reportId }, now)
  return ok({ archived: false })
}

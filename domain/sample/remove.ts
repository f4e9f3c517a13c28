import { and, eq, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import {
  auditEvents,
  counters,
  drafts,
  draftWriters,
  editions,
  formerSlugs,
  mergedSponsors,
  people,
  reports,
  revisionNames,
  revisionNotes,
  revisions,
  revisionWriters,
  samples,
  sponsorEntities,
  sponsors,
  sponsorships,
  withdrawals,
} from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { raisePublication } from '../editions/publication.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { purgeReport } from '../reports/purge.ts'
import { ok, type Result, refuse } from '../result.ts'
import { isSampleThere, sampleIds } from './marks.ts'

/** How much went, and which sponsors and writers stayed because somebody's own work leans on them. */
export type SampleRemoved = { reports: number; sponsors: number; people: number; keptSponsors: string[]; keptPeople: string[] }
export type RemoveSampleRefusal = Forbidden | { kind: 'no-sample' }

/**
 * Takes the sample library away, its reports with everything that was tried in them, and nothing else. A sponsor stays
 * with a report or a deal that somebody brought to it; a writer stays as a name where a report of theirs became
 * somebody's own. Their acts leave the audit with them, other people's stay. Refusals: forbidden, no-sample.
 */
export function removeSample(tx: Tx, actor: Actor, now: number): Result<SampleRemoved, RemoveSampleRefusal> {
  if (!may(actor, 'sample.remove')) return refuse({ kind: 'forbidden', action: 'sample.remove' })
  if (!isSampleThere(tx)) return refuse({ kind: 'no-sample' })

  const sampleReports = sampleIds(tx, 'report')
  for (const reportId of sampleReports) purgeReport(tx, actor, { reportId, reason: 'The sample library was removed.' }, now)
  const going = { sponsors: sponsorsThatGo(tx), people: peopleThatGo(tx) }
  removeSponsors(tx, going.sponsors)
  removePeople(tx, going.people)
  const removed = { reports: sampleReports.length, sponsors: going.sponsors.length, people: going.people.length }

  const keptSponsors = namesOf(tx, sponsors, sampleIds(tx, 'sponsor'))
  const keptPeople = namesOf(tx, people, sampleIds(tx, 'person'))
  // Who stays for their name's sake can still never sign in, and is told apart by this.
  tx.delete(samples).where(ne(samples.kind, 'person')).run()
  tx.update(counters).set({ value: 0 }).where(eq(counters.name, 'sample')).run()
  raisePublication(tx)
  record(tx, actor, { action: 'sample.removed', details: removed }, now)
  return ok({ ...removed, keptSponsors, keptPeople })
}

/** The sample sponsors that nobody brought a report or a deal to. */
function sponsorsThatGo(tx: Tx): string[] {
  const sample = sampleIds(tx, 'sponsor')
  const withReport = tx.select({ id: reports.sponsorId }).from(reports)
  const givenByOthers = tx
    .select({ id: sql<string>`json_extract(${auditEvents.details}, '$.sponsorshipId')` })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, 'sponsorship.given'), or(isNull(auditEvents.actorId), notInArray(auditEvents.actorId, sampleIds(tx, 'person')))))
  const withDeal = tx.select({ id: sponsorships.sponsorId }).from(sponsorships).where(inArray(sponsorships.id, givenByOthers))
  return tx
    .select({ id: sponsors.id })
    .from(sponsors)
    .where(and(inArray(sponsors.id, sample), notInArray(sponsors.id, withReport), notInArray(sponsors.id, withDeal)))
    .all()
    .map((row) => row.id)
}

function removeSponsors(tx: Tx, ids: string[]): void {
  for (const table of [sponsorships, sponsorEntities, formerSlugs]) tx.delete(table).where(inArray(table.sponsorId, ids)).run()
  tx.delete(mergedSponsors).where(inArray(mergedSponsors.intoId, ids)).run()
  tx.delete(sponsors).where(inArray(sponsors.id, ids)).run()
  tx.delete(samples)
    .where(and(eq(samples.kind, 'sponsor'), inArray(samples.id, ids)))
    .run()
}

/** The sample people whom nothing names that stays, asked when their reports are gone. */
function peopleThatGo(tx: Tx): string[] {
  const named = [
    tx.select({ id: reports.createdBy }).from(reports),
    tx.select({ id: drafts.writtenBy }).from(drafts),
    tx.select({ id: draftWriters.personId }).from(draftWriters),
    tx.select({ id: revisions.authorId }).from(revisions),
    tx.select({ id: revisionWriters.personId }).from(revisionWriters),
    tx.select({ id: revisionNames.personId }).from(revisionNames),
    tx.select({ id: revisionNotes.personId }).from(revisionNotes),
    tx.select({ id: editions.publishedBy }).from(editions),
    tx.select({ id: withdrawals.personId }).from(withdrawals),
  ].flatMap((names) => names.all().map((row) => row.id))
  return sampleIds(tx, 'person').filter((id) => !named.includes(id))
}

function removePeople(tx: Tx, ids: string[]): void {
  const acts = inArray(auditEvents.actorId, sampleIds(tx, 'person'))
  // What a writer who stays did to a report that stays is its history.
  const past = or(isNull(auditEvents.reportId), notInArray(auditEvents.reportId, tx.select({ id: reports.id }).from(reports)))
  tx.delete(auditEvents).where(and(acts, past)).run()
  tx.delete(auditEvents).where(inArray(auditEvents.actorId, ids)).run()
  tx.delete(samples)
    .where(and(eq(samples.kind, 'person'), inArray(samples.id, ids)))
    .run()
  tx.delete(people).where(inArray(people.id, ids)).run()
}

function namesOf(tx: Tx, table: typeof sponsors | typeof people, ids: string[]): string[] {
  return tx
    .select({ name: table.name })
    .from(table)
    .where(inArray(table.id, ids))
    .orderBy(table.name)
    .all()
    .map((row) => row.name)
}

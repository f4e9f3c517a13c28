import { desc, eq, sql } from 'drizzle-orm'
import { adding, prepared } from '#db/prepared.ts'
import { editions, formerSlugs, reports, revisions, sponsors } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { type Finding, findings, isReady, type Surroundings } from '../reports/findings.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type RevisionRefusal, readContent, type Said } from '../revisions/read.ts'
import { primaryDeal } from '../sponsors/deal.ts'
import { raisePublication } from './publication.ts'
import { indexText } from './published-text.ts'

export type EditionNumber = { major: number; minor: number }
export type Change = 'major' | 'minor'
/** `revision` is a number, or what was cut in this very transaction and need not be read again. */
export type Publishing = { reportId: string; revision: number | Said; change: Change; note: string; expecting?: string | undefined }
export type PublishRefusal =
  | Forbidden
  | RevisionRefusal
  | { kind: 'not-found' }
  | { kind: 'archived' }
  | { kind: 'note-missing' }
  | { kind: 'not-ready'; findings: Finding[] }
  | ({ kind: 'already-live' } & EditionNumber)
  | ({ kind: 'published-meanwhile' } & Partial<EditionNumber>)

/**
 * Publishes a revision as an edition: what readers see from now on. `expecting` is the live edition that the
 * person saw ("2.1", or "none"); another one there now refuses. Refusals: forbidden, not-found, archived,
 * revision-not-found, damaged, published-meanwhile, already-live, note-missing, not-ready.
 */
export function publish(
  tx: Tx,
  actor: Actor,
  { reportId, revision, change, note, expecting }: Publishing,
  now: number,
): Result<EditionNumber & { editionId: string; slug: string }, PublishRefusal> {
  if (!may(actor, 'edition.publish')) return refuse({ kind: 'forbidden', action: 'edition.publish' })
  const found = reportsWithLive(tx).get({ reportId })
  if (!found) return refuse({ kind: 'not-found' })
  const { report, live, liveHash } = found
  if (report.archivedAt !== null) return refuse({ kind: 'archived' })
  if (expecting !== undefined && expecting !== (live ? `${live.major}.${live.minor}` : 'none'))
    return refuse({ kind: 'published-meanwhile', ...(live && { major: live.major, minor: live.minor }) })
  const read = typeof revision === 'number' ? readContent(tx, reportId, revision) : ok(revision)
  if (!read.ok) return read
  const { id: revisionId, number: published, hash, content } = read.value
  if (live && liveHash === hash) return refuse({ kind: 'already-live', major: live.major, minor: live.minor })
  if (note.trim() === '') return refuse({ kind: 'note-missing' })
  const faults = findings(content, surroundings(tx))
  if (!isReady(faults)) return refuse({ kind: 'not-ready', findings: faults })

  const deal = primaryDeal(tx, report.sponsorId)
  const number = nextEdition(latestEdition(tx, reportId), change)
  const id = newId()
  addEdition(tx, {
    id,
    reportId,
    revisionId,
    ...number,
    note: note.trim(),
    publishedBy: actor.id,
    publishedAt: now,
    sponsorName: deal.name,
    tierKey: deal.tier.key,
    tierLabel: deal.tier.plural,
    category: deal.category,
  })
  tx.update(reports).set({ liveEditionId: id }).where(eq(reports.id, reportId)).run()
  indexText(tx, reportId, content)
  raisePublication(tx)
  record(tx, actor, { action: 'edition.published', reportId, details: { edition: `${number.major}.${number.minor}`, revision: published, change } }, now)
  return ok({ editionId: id, ...number, slug: deal.slug })
}

const addEdition = adding(editions)

/** The number after the latest one: 1.0 first, then 1.1 for a minor change and 2.0 for a major one. A withdrawn number is never used again. */
export function nextEdition(latest: EditionNumber | null, change: Change): EditionNumber {
  if (!latest) return { major: 1, minor: 0 }
  return change === 'major' ? { major: latest.major + 1, minor: 0 } : { major: latest.major, minor: latest.minor + 1 }
}

/** The edition with the highest number that a report ever had, live or not. */
export function latestEdition(db: Db, reportId: string): EditionNumber | null {
  return latestEditions(db).get({ reportId }) ?? null
}

const latestEditions = prepared((db) =>
  db
    .select({ major: editions.major, minor: editions.minor })
    .from(editions)
    .where(eq(editions.reportId, sql.placeholder('reportId')))
    .orderBy(desc(editions.major), desc(editions.minor))
    .limit(1)
    .prepare(),
)

/** What the checks of a draft know of the rest of Host City: the index, and every sponsor's present and former address. */
export function surroundings(db: Db): Surroundings {
  const known = (slug: string) =>
    db.select({ slug: sponsors.slug }).from(sponsors).where(eq(sponsors.slug, slug)).get() !== undefined ||
    db.select({ slug: formerSlugs.slug }).from(formerSlugs).where(eq(formerSlugs.slug, slug)).get() !== undefined
  return { knowsPath: (path) => path === '/' || (path.startsWith('/sponsors/') && known(path.slice('/sponsors/'.length))) }
}

const reportsWithLive = prepared((db) =>
  db
    .select({
      report: { sponsorId: reports.sponsorId, archivedAt: reports.archivedAt },
      live: { major: editions.major, minor: editions.minor },
      liveHash: revisions.hash,
    })
    .from(reports)
    .leftJoin(editions, eq(editions.id, reports.liveEditionId))
    .leftJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(reports.id, sql.placeholder('reportId')))
    .prepare(),
)

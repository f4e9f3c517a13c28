import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, max, or, type SQL, sql } from 'drizzle-orm'
import { auditEvents } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { othersFirst } from '../others-first.ts'
import type { Via } from '../people/actor.ts'
import { type AuditEntry, withNames } from './names.ts'

/** What to narrow the audit by; what is left out does not narrow. */
export type AuditFilter = {
  /** Acts by this person and acts on them; null: by nobody who has an account. */
  personId?: string | null | undefined
  reportId?: string | undefined
  /** Names of acts, also of later versions. */
  actions?: readonly string[] | undefined
  via?: Via | undefined
  /** At or after this moment, and before that one. */
  from?: number | undefined
  until?: number | undefined
}

/** A page of the audit, newest first. `older` and `newer` are the entries before and after which those pages begin, null where there is none. */
export type AuditPage = { entries: AuditEntry[]; older: number | null; newer: number | null }

/** So many entries are looked at before everybody else has their turn. */
const STRETCH = 4_000
const CHUNK = 250

type Row = typeof auditEvents.$inferSelect

/**
 * Reads a page of the audit: the newest entries, those before an entry, or those after one. An entry keeps its place for
 * ever, so that what is written meanwhile shifts nothing. However few of many entries fit, nobody waits for the search.
 */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  { before, after, limit }: { before?: number | undefined; after?: number | undefined; limit: number },
): Promise<AuditPage> {
  if (after !== undefined) {
    const rows = await ascending(db, filter, after, limit + 1)
    // Fewer than a page are newer: the newest page shows them too, and is full.
    if (rows.length <= limit) return listAudit(db, filter, { limit })
    const page = rows.slice(0, limit).reverse()
    return { entries: withNames(db, page), older: page.at(-1)?.id ?? null, newer: page[0]?.id ?? null }
  }
  const rows = await descending(db, filter, before ?? lastEntry(db) + 1, limit + 1)
  const page = rows.slice(0, limit)
  const newer = before === undefined ? null : (page[0]?.id ?? before - 1)
  return { entries: withNames(db, page), older: rows.length > limit ? (page.at(-1)?.id ?? null) : null, newer }
}

/** Everything that fits, newest first, a chunk at a time: what is written after the first one is not in it. Others have their turn between two chunks. */
export async function* wholeAudit(db: Db, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
  for (let before: number | undefined = lastEntry(db) + 1; before !== undefined; ) {
    const rows: Row[] = await descending(db, filter, before, CHUNK)
    if (rows.length > 0) yield withNames(db, rows)
    before = rows.length === CHUNK ? rows.at(-1)?.id : undefined
    await othersFirst()
  }
}

/** The number of the newest entry, 0 where there is none. */
const lastEntry = (db: Db): number =>
  db
    .select({ id: max(auditEvents.id) })
    .from(auditEvents)
    .get()?.id ?? 0

async function descending(db: Db, filter: AuditFilter, before: number, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let top = before; top > 1 && rows.length < limit; top -= STRETCH) {
    if (top !== before) await othersFirst()
    rows.push(...stretch(db, filter, [lt(auditEvents.id, top), gte(auditEvents.id, top - STRETCH)], desc(auditEvents.id), limit - rows.length))
  }
  return rows
}

async function ascending(db: Db, filter: AuditFilter, after: number, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  const last = lastEntry(db)
  for (let bottom = after; bottom < last && rows.length < limit; bottom += STRETCH) {
    if (bottom !== after) await othersFirst()
    rows.push(...stretch(db, filter, [gt(auditEvents.id, bottom), lte(auditEvents.id, bottom + STRETCH)], asc(auditEvents.id), limit - rows.length))
  }
  return rows
}

function stretch(db: Db, filter: AuditFilter, within: SQL[], order: SQL, limit: number): Row[] {
  return db
    .select()
    .from(auditEvents)
    .where(and(...within, ...conditions(filter)))
    .orderBy(order)
    .limit(limit)
    .all()
}

function conditions({ personId, reportId, actions, via, from, until }: AuditFilter): (SQL | undefined)[] {
  const onThem = sql`json_extract(${auditEvents.details}, '$.person') = ${personId}`
  return [
    personId === undefined ? undefined : personId === null ? isNull(auditEvents.actorId) : or(eq(auditEvents.actorId, personId), onThem),
    reportId === undefined ? undefined : eq(auditEvents.reportId, reportId),
    actions === undefined ? undefined : inArray(auditEvents.action, [...actions]),
    via === undefined ? undefined : eq(auditEvents.via, via),
    from === undefined ? undefined : gte(auditEvents.at, from),
    until === undefined ? undefined : lt(auditEvents.at, until),
  ]
}

import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { authorship, revisions } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import type { Line } from './lines.ts'
import { authorshipFrom, packed, unpackedOf } from './pack.ts'
import type { Authorship } from './runs.ts'
import { reader, writer } from './varints.ts'

/** Every so many revisions an authorship is kept, so that any other is no further away; and every so many of those stands alone. */
export const EVERY = 64
const ALONE = 8 * EVERY

/*
 * A row holds up to two things, as its first byte says: who typed what of this revision, which nothing else tells, and
 * the whole authorship, which can be derived anew at any time. That begins with four bytes of the revision's hash, by which it
 * is known whose it is, and the number of the revision whose own serves as dictionary.
 */
const SPLIT = 1
const WHOLE = 2
export const holdsWhole = inArray(sql`substr(${authorship.bytes}, 1, 1)`, [Buffer.from([WHOLE]), Buffer.from([SPLIT | WHOLE])])

type Row = { split: Buffer | null; whole: { hash: string; base: number; bytes: Buffer } | null }

/** Keeps who typed what of a revision. */
export function keepSplit(tx: Tx, reportId: string, number: number, split: Buffer): void {
  put(tx, reportId, number, { split, whole: null })
}

/** Who typed what of a revision that several wrote, or null. */
export function splitOfRevision(db: Db, reportId: string, number: number): Buffer | null {
  return rowOf(db, reportId, number)?.split ?? null
}

/** Keeps the authorship of a revision; of those that were only passed, what can be derived anew goes. */
export function keepWhole(tx: Tx, reportId: string, { number, hash, authorship: whole }: { number: number; hash: string; authorship: Authorship }): void {
  const wanted = number % ALONE === 0 ? 0 : number - (number % ALONE)
  const base = wanted === 0 ? null : wholeOf(tx, reportId, wanted)
  const row = rowOf(tx, reportId, number)
  put(tx, reportId, number, {
    split: row?.split ?? null,
    whole: { hash: hash.slice(0, 8), base: base ? wanted : 0, bytes: packed(whole, base).bytes },
  })
  for (const passed of kept(tx).passed.all({ reportId, number })) forgetWhole(tx, reportId, passed.number)
}

/** The revisions up to this one whose authorship is kept, the nearest first. */
export function keptBefore(db: Db, reportId: string, number: number): number[] {
  return db
    .select({ number: authorship.revision })
    .from(authorship)
    .where(and(eq(authorship.reportId, reportId), lte(authorship.revision, number), holdsWhole))
    .orderBy(desc(authorship.revision))
    .limit(3)
    .all()
    .map((row) => row.number)
}

/** The kept authorship of a revision with these lines; null where there is none, or it is of other words than the revision holds. */
export function readWhole(db: Db, reportId: string, { number, hash }: { number: number; hash: string }, lines: readonly Line[]): Authorship | null {
  const whole = rowOf(db, reportId, number)?.whole
  if (!whole || whole.hash !== hash.slice(0, 8)) return null
  const unpacked = wholeOf(db, reportId, number)
  return unpacked && authorshipFrom(unpacked, lines)
}

/**
 * Forgets what was kept of a report whose words were changed by a purge. What can be derived is derived anew; who typed what
 * of revisions that several wrote goes too where `touched` names them.
 */
export function forgetAuthorship(tx: Tx, reportId: string, touched: ReadonlySet<number>): void {
  const rows = tx.select({ number: authorship.revision }).from(authorship).where(eq(authorship.reportId, reportId)).all()
  for (const { number } of rows) {
    if (touched.has(number))
      tx.delete(authorship)
        .where(and(eq(authorship.reportId, reportId), eq(authorship.revision, number)))
        .run()
    else forgetWhole(tx, reportId, number)
  }
}

function forgetWhole(tx: Tx, reportId: string, number: number): void {
  const split = rowOf(tx, reportId, number)?.split
  if (split) put(tx, reportId, number, { split, whole: null })
  else
    tx.delete(authorship)
      .where(and(eq(authorship.reportId, reportId), eq(authorship.revision, number)))
      .run()
}

function wholeOf(db: Db, reportId: string, number: number): Buffer | null {
  const whole = rowOf(db, reportId, number)?.whole
  if (!whole) return null
  const base = whole.base === 0 ? null : wholeOf(db, reportId, whole.base)
  return whole.base !== 0 && !base ? null : unpackedOf(whole.bytes, base)
}

function put(tx: Tx, reportId: string, revision: number, { split, whole }: Row): void {
  const out = writer()
  out.number((split ? SPLIT : 0) | (whole ? WHOLE : 0))
  if (split) out.number(split.length)
  const head = writer()
  if (whole) head.number(whole.base)
  const parts = [out.bytes(), split ?? Buffer.alloc(0), whole ? Buffer.concat([Buffer.from(whole.hash, 'hex'), head.bytes(), whole.bytes]) : Buffer.alloc(0)]
  const bytes = Buffer.concat(parts)
  kept(tx).put.run({ reportId, revision, bytes })
}

function rowOf(db: Db, reportId: string, number: number): Row | null {
  const row = kept(db).row.get({ reportId, number })
  return row ? parsed(row.bytes) : null
}

const kept = prepared((db) => {
  const [reportId, number] = [sql.placeholder('reportId'), sql.placeholder('number')]
  return {
    row: db
      .select({ bytes: authorship.bytes })
      .from(authorship)
      .where(and(eq(authorship.reportId, reportId), eq(authorship.revision, number)))
      .prepare(),
    put: db
      .insert(authorship)
      .values({ reportId, revision: sql.placeholder('revision'), bytes: sql.placeholder('bytes') })
      .onConflictDoUpdate({ target: [authorship.reportId, authorship.revision], set: { bytes: sql`excluded.bytes` } })
      .prepare(),
    passed: db
      .select({ number: authorship.revision })
      .from(authorship)
      .innerJoin(revisions, and(eq(revisions.reportId, authorship.reportId), eq(revisions.number, authorship.revision)))
      .where(
        and(
          eq(authorship.reportId, reportId),
          sql`${authorship.revision} < ${number} and ${authorship.revision} % ${EVERY} <> 0`,
          sql`${revisions.restoredFrom} is null`,
          holdsWhole,
        ),
      )
      .prepare(),
  }
})

function parsed(bytes: Buffer): Row | null {
  try {
    const from = reader(bytes)
    const holds = from.number()
    const length = holds & SPLIT ? from.number() : 0
    const split = holds & SPLIT ? bytes.subarray(from.at(), from.at() + length) : null
    if (!(holds & WHOLE)) return { split, whole: null }
    const start = from.at() + length
    const rest = reader(bytes.subarray(start + 4))
    const base = rest.number()
    return { split, whole: { hash: bytes.toString('hex', start, start + 4), base, bytes: bytes.subarray(start + 4 + rest.at()) } }
  } catch {
    return null // Damaged bytes: what they held is derived anew, or not known.
  }
}

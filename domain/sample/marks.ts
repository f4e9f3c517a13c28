import { and, eq, ne } from 'drizzle-orm'
import { counters, samples } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'

/** Whether nobody has decided yet if this database begins with the sample library. */
export function isFirstStart(db: Db): boolean {
  return db.select().from(counters).where(eq(counters.name, 'sample')).get() === undefined
}

/** Says that the first start is over, with the sample library or without. */
export function endFirstStart(tx: Tx, loaded: boolean): void {
  tx.insert(counters)
    .values({ name: 'sample', value: loaded ? 1 : 0 })
    .run()
}

export type SampleKind = typeof samples.$inferSelect.kind

/** Whether anything of the sample library is here that could be removed. A writer who stayed for their name's sake is nothing. */
export function isSampleThere(db: Db): boolean {
  return db.select({ id: samples.id }).from(samples).where(ne(samples.kind, 'person')).limit(1).get() !== undefined
}

/** Whether a person, sponsor or report belongs to the sample library, and goes when that is removed. */
export function isSample(db: Db, kind: SampleKind, id: string): boolean {
  return db.select({ id: samples.id }).from(samples).where(markOf(kind, id)).get() !== undefined
}

/** The ids of all people, sponsors or reports of the sample library. */
export function sampleIds(db: Db, kind: SampleKind): string[] {
  return db
    .select({ id: samples.id })
    .from(samples)
    .where(eq(samples.kind, kind))
    .all()
    .map((row) => row.id)
}

/** Says that something belongs to the sample library. Only who can never sign in becomes a sample person: the database refuses others. */
export function markAsSample(tx: Tx, kind: SampleKind, id: string): void {
  tx.insert(samples).values({ kind, id }).run()
}

/** Takes a sponsor or a report out of the sample library, because somebody's own work is in it now: it stays when that is removed. */
export function keepFromSample(tx: Tx, kind: 'sponsor' | 'report', id: string): void {
  tx.delete(samples).where(markOf(kind, id)).run()
}

const markOf = (kind: SampleKind, id: string) => and(eq(samples.kind, kind), eq(samples.id, id))

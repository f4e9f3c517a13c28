import { and, eq, inArray, isNull } from 'drizzle-orm'
import { editions, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** Of these editions, by their ids, those that readers may have: published, and not withdrawn. */
export function stillPublic(db: Db, ids: readonly string[]): ReadonlySet<string> {
  const rows = db
    .select({ id: editions.id })
    .from(editions)
    .leftJoin(withdrawals, eq(withdrawals.editionId, editions.id))
    .where(and(inArray(editions.id, [...ids]), isNull(withdrawals.id)))
    .all()
  return new Set(rows.map(({ id }) => id))
}

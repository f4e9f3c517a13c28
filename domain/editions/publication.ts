import { eq, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { counters } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'

/** A number that rises with everything that readers can see. The front cache goes by it. */
export function publication(db: Db): number {
  return db.select({ value: counters.value }).from(counters).where(eq(counters.name, 'publication')).get()?.value ?? 0
}

/** Says, in the transaction of the change itself, that what readers see is different from now on. */
export function raisePublication(tx: Tx): void {
  raise(tx).run()
}

const raise = prepared((db) =>
  db
    .update(counters)
    .set({ value: sql`${counters.value} + 1` })
    .where(eq(counters.name, 'publication'))
    .prepare(),
)

import type { Db } from './transact.ts'

/**
 * Queries that are asked with every page or every act, put together once for each connection: that takes drizzle longer
 * than most of them take to run. What differs from one time to the next is a `sql.placeholder`.
 */
export function prepared<Queries extends object>(make: (db: Db) => Queries): (db: Db) => Queries {
  const made = new WeakMap<Db, Queries>()
  return (db) => {
    const known = made.get(db)
    if (known) return known
    const queries = make(db)
    made.set(db, queries)
    return queries
  }
}

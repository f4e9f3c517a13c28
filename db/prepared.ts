import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db, Tx } from './transact.ts'

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

/** How a row is added to a table, put together once. What a row leaves out is null. Gives the number that SQLite knows it by. */
export function adding<Table extends SQLiteTable>(table: Table): (tx: Tx, row: Table['$inferInsert']) => number {
  const names = Object.keys(getTableColumns(table))
  const places = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]))
  const nothing = Object.fromEntries(names.map((name) => [name, null]))
  const insert = prepared((db) =>
    db
      .insert(table)
      .values(places as Table['$inferInsert'])
      .prepare(),
  )
  return (tx, row) => Number(insert(tx).run({ ...nothing, ...row }).lastInsertRowid)
}

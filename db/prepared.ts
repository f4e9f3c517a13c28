import { sql } from 'drizzle-orm'
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

/**
 * How a row is added to a table, put together once for each set of columns that are given. What a row leaves out, or gives as
 * null, is what the table has for nothing said. Gives the number that SQLite knows the row by.
 */
export function adding<Table extends SQLiteTable>(table: Table): (tx: Tx, row: Table['$inferInsert']) => number {
  const made = prepared(() => new Map<string, (row: object) => { lastInsertRowid: number | bigint }>())
  const insertion = (tx: Tx, names: string[]) => {
    const places = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]))
    const statement = tx
      .insert(table)
      .values(places as Table['$inferInsert'])
      .prepare()
    return (row: object) => statement.run(row as Record<string, unknown>)
  }
  return (tx, row) => {
    // Drizzle hands a null that stands in a placeholder to the column, which would write it as JSON or as false.
    const names = Object.entries(row).flatMap(([name, value]) => (value === null || value === undefined ? [] : [name]))
    const insert = made(tx).get(names.join()) ?? insertion(tx, names)
    made(tx).set(names.join(), insert)
    return Number(insert(row).lastInsertRowid)
  }
}

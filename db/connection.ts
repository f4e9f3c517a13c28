import Database from 'better-sqlite3'

export type Connection = Database.Database

/**
 * Opens the database file. `synchronous=FULL`, because WAL's default loses acknowledged writes in a power cut.
 * A reading connection cannot write; the writing one never blocks the event loop waiting for a lock (see transact).
 */
export function connect(file: string, purpose: 'read' | 'write'): Connection {
  const connection = new Database(file)
  connection.pragma(`busy_timeout = ${purpose === 'read' ? 5_000 : 0}`)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  if (purpose === 'read') connection.pragma('query_only = ON')
  return connection
}

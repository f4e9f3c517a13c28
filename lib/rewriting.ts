import { statSync } from 'node:fs'
import { connect } from '#db/connection.ts'
import { shelf } from './registry.ts'

export type Rewritten = { ok: true; bytes: number } | { ok: false; sentence: string }

/** Others may be writing: so long SQLite waits for its turn. Milliseconds. */
const PATIENCE = 20_000

/**
 * Writes a database file anew, so that nothing is left in it of what was removed: SQLite leaves deleted rows where they
 * were until something else comes there. The write-ahead log is emptied too. Others may read meanwhile, and write
 * afterwards. Gives its size; throws what SQLite says, where there is no room for a second copy or no end of others' work.
 */
export function rewriteFile(file: string): number {
  const connection = connect(file, 'write')
  try {
    connection.pragma(`busy_timeout = ${PATIENCE}`)
    connection.exec('VACUUM')
    const [checkpoint] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (checkpoint?.busy !== 0) throw new Error('Somebody reads the database and holds its log open. Run it again in a moment.')
  } finally {
    connection.close()
  }
  return statSync(file).size
}

type Rewrite = (dataDir: string) => Promise<Rewritten>

/** How the server rewrites its file without standing still, or null where there is no server. */
export const rewriting = (): Rewrite | null => (shelf.get('rewriting') as Rewrite | undefined) ?? null

/** The server says once how it does it. */
export function offerRewriting(rewrite: Rewrite): void {
  shelf.set('rewriting', rewrite)
}

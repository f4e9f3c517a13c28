import { join } from 'node:path'
import { connect } from '#db/connection.ts'

/**
 * The baseline of all that writes: a row of this size committed as Host City commits, on the same disk, by SQLite alone.
 * `commit` gives how long it took, in milliseconds.
 */
export function commits(folder: string, body: string) {
  const connection = connect(join(folder, 'baseline.db'), 'write')
  connection.exec('create table if not exists rows (id integer primary key, body blob not null)')
  const insert = connection.prepare('insert into rows (body) values (?)')
  const row = Buffer.from(body)
  return {
    commit(): number {
      const begun = performance.now()
      insert.run(row)
      return performance.now() - begun
    },
    close: () => connection.close(),
  }
}

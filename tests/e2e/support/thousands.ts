import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { HostCity } from './server.ts'

/**
 * Gives a report so many revisions more, ten minutes after one another up to now, all of which say what the latest one
 * says. The server is stopped meanwhile. Cutting them one by one would take minutes.
 */
export async function withRevisions(host: HostCity, reportId: string, more: number): Promise<void> {
  await host.stop()
  const database = new Database(join(host.dataDir, 'hostcity.db'))
  const unchanging = database.prepare("select sql from sqlite_schema where name = 'revisions_never_change'").pluck().get() as string
  const minutes = 60_000
  database.transaction(() => {
    // What was there before comes before all of them.
    database.exec('drop trigger revisions_never_change')
    database.prepare('update revisions set created_at = created_at - ? where report_id = ?').run((more + 1) * 10 * minutes, reportId)
    database.exec(unchanging)
    database
      .prepare(
        `with recursive step(n) as (select 1 union all select n + 1 from step where n < @more),
           latest as (select * from revisions where report_id = @reportId order by number desc limit 1)
         insert into revisions (seq, id, report_id, number, parent, kind, author_id, hash, schema_version, words, words_added, words_removed, created_at)
         select (select max(seq) from revisions) + n, 'many-' || n, report_id, number + n, number + n - 1,
           case n % 3 when 0 then 'interval' else 'idle' end, author_id, hash, schema_version, words, n % 40, n % 7, created_at + n * 10 * @minutes
         from step, latest`,
      )
      .run({ more, reportId, minutes })
    const body = database
      .prepare(
        "select base_seq, bytes from revision_bodies join revisions using (seq) where hash = (select hash from revisions where id = 'many-1') order by seq limit 1",
      )
      .get() as object
    database.prepare("insert into revision_bodies (seq, base_seq, bytes) select seq, @base_seq, @bytes from revisions where id like 'many-%'").run(body)
    database.exec("insert into revision_writers (revision_id, person_id) select id, author_id from revisions where id like 'many-%' and author_id is not null")
  })()
  database.close()
  await host.start()
}

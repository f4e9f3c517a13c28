import type { Connection } from '#db/connection.ts'
import { type Db, database, transactor } from '#db/transact.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { isInStep } from '#domain/editions/published-text.ts'
import { refuse } from '#domain/result.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { revisionFaults } from './revision-soundness.ts'
import { sponsorFaults } from './sponsor-soundness.ts'

/** One thing that was looked at, how much of it, and what is wrong with it. */
export type Examined = { name: string; seen: string; faults: string[] }

/**
 * Looks at everything that must hold in a database: its pages, its references, the search index, every revision
 * against its hash, what is live, every draft. Changes nothing. A throw while looking is a fault, too.
 */
export async function examine(connection: Connection): Promise<Examined[]> {
  const read = (sql: string) => connection.prepare(sql).all() as Record<string, unknown>[]
  const named = (report: unknown) => `report ${report}`
  const db = database(connection)

  const parts: [string, () => { seen: string; faults: string[] }][] = [
    [
      'integrity',
      () => ({
        seen: `${connection.pragma('page_count', { simple: true })} pages`,
        faults: (connection.pragma('integrity_check(20)') as { integrity_check: string }[]).map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      }),
    ],
    [
      'foreign keys',
      () => ({
        seen: 'all tables',
        faults: (connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).map(
          ({ table, rowid, parent }) => `row ${rowid} of ${table} names nothing in ${parent}`,
        ),
      }),
    ],
    ['revisions', () => revisionFaults(db)],
    [
      'live editions',
      () => {
        const rows = read('select id from reports where live_edition_id is not null')
        const strays =
          read(`select reports.id from reports left join editions on editions.id = live_edition_id left join revisions on revisions.id = editions.revision_id
          where live_edition_id is not null and (editions.report_id is not reports.id or revisions.report_id is not reports.id or live_edition_id in (select edition_id from withdrawals))`)
        const unlisted = read(`select id from reports where (live_edition_id is not null) <> (id in (select report_id from published_texts))`)
        return {
          seen: `${rows.length} live`,
          faults: [
            ...strays.map(({ id }) => `${named(id)} points to an edition that cannot be live`),
            ...unlisted.map(({ id }) => `what may be searched of ${named(id)} is not what is live`),
            ...rows.flatMap(({ id }) => fault(`what may be searched of ${named(id)} is not what its live edition says`, () => isInStep(db, String(id)))),
          ],
        }
      },
    ],
    [
      'drafts',
      () => {
        // A draft in which nothing was written since its latest revision says what that one says.
        const rows =
          read(`select reports.id, case when spell_since is null and revisions.schema_version = ${SCHEMA_VERSION} then lower(hex(hash)) end as hash from reports
          left join drafts on drafts.report_id = reports.id left join revisions on revisions.report_id = reports.id
          and number = (select max(number) from revisions as every where every.report_id = reports.id)`) as { id: string; hash: string | null }[]
        const faultsOf = ({ id, hash }: { id: string; hash: string | null }) => {
          const unreadable = fault(`the draft of ${named(id)} cannot be read`, () => readDraft(db, id).ok)
          return unreadable.length > 0 || hash === null ? unreadable : fault(`the draft of ${named(id)} is not what was written`, () => etagOf(db, id) === hash)
        }
        return { seen: `${rows.length} read`, faults: rows.flatMap(faultsOf) }
      },
    ],
    ['sponsors', () => sponsorFaults(read)],
    ['settings', () => ({ seen: 'journal, durability, references', faults: settings(connection) })],
  ]

  connection.exec('BEGIN')
  const examined: Examined[] = []
  try {
    for (const [name, look] of parts) examined.push({ name, ...attempt(look) })
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK')
  }
  examined.splice(2, 0, { name: 'search', ...(await searchIndex(connection)) })
  return examined
}

function etagOf(db: Db, reportId: string): string | null {
  const draft = readDraft(db, reportId)
  return draft.ok ? draft.value.etag : null
}

/** FTS5 compares its index with the texts in a statement that looks like a write, and is rolled back. */
async function searchIndex(connection: Connection): Promise<{ seen: string; faults: string[] }> {
  const compare = () => connection.prepare("insert into published_words (published_words, rank) values ('integrity-check', 1)").run()
  try {
    await transactor(connection)(() => {
      compare()
      return refuse({ kind: 'looked' })
    })
    return { seen: 'index against texts', faults: [] }
  } catch (error) {
    return { seen: '', faults: [`the search index does not match the published texts (${(error as Error).message})`] }
  }
}

function settings(connection: Connection): string[] {
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 }
  return Object.entries(wanted).flatMap(([name, value]) => {
    const found = connection.pragma(name, { simple: true })
    return found === value ? [] : [`${name} is ${found} and not ${value}`]
  })
}

const fault = (sentence: string, holds: () => boolean): string[] => {
  try {
    return holds() ? [] : [sentence]
  } catch (error) {
    return [`${sentence} (${(error as Error).message})`]
  }
}

function attempt(look: () => { seen: string; faults: string[] }): { seen: string; faults: string[] } {
  try {
    return look()
  } catch (error) {
    return { seen: '', faults: [(error as Error).message] }
  }
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { type Connection, connect } from '#db/connection.ts'
import { type Db, database, transactor } from '#db/transact.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { compactDraft, replaceDraft } from '#domain/drafts/write.ts'
import { findPersonByEmail } from '#domain/people/accounts.ts'
import type { Actor } from '#domain/people/actor.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { listRevisions, readRevision } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import { canonical } from '#domain/richtext/parse.ts'
import { type Ask, client, strictly } from './asking.ts'
import { linesOf } from './drafts.ts'
import { digits, type Group, percentile, times } from './figure.ts'
import type { Host, Report } from './host.ts'

const REVISIONS = 2_000
/** So many are written in one transaction: what is measured is the room that they take, not the disk. */
const BATCH = 50
const READS = 400
const PAGES = 100
const WARM_UP = 20

/**
 * What a history costs in the long run: the growth of the database over two thousand revisions of one changed sentence each,
 * in pages as they lie on the disk; and how fast any of them is read, and the newest are listed.
 */
export async function growthFigures(host: Host, report: Report, email: string, authorized: (ask: Ask) => Ask): Promise<Group> {
  const connection = connect(join(host.dataDir, 'hostcity.db'), 'write')
  try {
    const db = database(connection)
    const { text, before, after } = await grown(connection, db, report, email)
    const each = (which: (table: string) => boolean) => (sum(after, which) - sum(before, which)) / REVISIONS
    const [rows, all] = [each((table) => table === 'revisions' || table === 'revision_bodies'), each(() => true)]
    const whole = zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 9 } }).length
    const reads = readAny(db, report.id)
    const proofs = Array.from({ length: READS }, () => took(() => [JSON.parse(text), createHash('sha256').update(text).digest('hex')]))
    const { listed, bare } = await listing(host, report, authorized)
    const samples = `${digits(REVISIONS)} revisions`
    const baseline = `${digits(whole)} for one whole in zstd`
    return {
      name: `Growth over ${digits(REVISIONS)} revisions of a changed sentence, ${digits(Buffer.byteLength(text) / 1_000)} KB of JSON each`,
      figures: [
        { what: 'bytes a revision, its row and body with their indexes', measured: digits(rows), target: 'at most 400', met: rows <= 400, baseline, samples },
        { what: 'with audit, search, authorship and the folded draft', measured: digits(all), target: 'at most 1,000', met: all <= 1_000, baseline, samples },
        {
          what: 'reading any of them, p50 / most',
          measured: times(reads, 0.5, 1),
          target: 'at most 10 ms',
          met: percentile(reads, 1) <= 10,
          baseline: `${times(proofs, 0.5, 1)} to parse and hash one`,
          samples: `${READS} of them`,
        },
        {
          what: 'listing the newest over the API, p50',
          measured: times(listed, 0.5),
          target: 'under 12 ms',
          met: percentile(listed, 0.5) < 12,
          baseline: `${times(bare, 0.5)} for a request that lists nothing`,
          samples: `${PAGES} pages`,
        },
      ],
    }
  } finally {
    connection.close()
  }
}

/** Writes the history, and gives what the last revision says and the sizes of before and after. */
async function grown(connection: Connection, db: Db, { id }: Report, email: string) {
  const person = findPersonByEmail(db, email)
  const draft = readDraft(db, id)
  if (!person || !draft.ok) throw new Error('There is nothing to write in, or nobody to write.')
  const actor: Actor = { id: person.id, name: person.name, role: person.role, via: 'desk', address: null }
  const transact = transactor(connection)
  const { content } = draft.value
  const words = [...canonical(content).matchAll(/\b[a-z]{4,}\b/g)].map(([word]) => word)
  await transact((tx) => compactDraft(tx, id, 1))
  const before = sizes(connection)
  const started = Date.now()
  for (let run = 0; run < REVISIONS; run += BATCH)
    await transact((tx) => {
      for (let turn = run; turn < run + BATCH; turn++) {
        amend(content, turn, words)
        const written = replaceDraft(tx, actor, { reportId: id, content }, started + turn)
        if (!written.ok || !cutRevision(tx, actor, { reportId: id, kind: 'interval' }, started + turn).ok) throw new Error('A revision was refused.')
      }
      compactDraft(tx, id, 1)
    })
  return { text: canonical(content), before, after: sizes(connection) }
}

/** Writes the last sentence of one line anew. */
function amend(content: Content, turn: number, words: readonly string[]): void {
  const lines = linesOf(content.document)
  const line = lines[(turn * 7) % lines.length]
  if (!line) return
  const word = (step: number) => words[(turn * step) % words.length]
  line.text = [...line.text.split('. ').slice(0, -1), `The ${word(31)} of ${word(17)} was ${1_000 + turn * 37} in ${word(13)} and ${word(7)}.`].join('. ')
}

type Size = { table: string; bytes: number }

/** The pages of each table and of its indexes, in bytes. */
const sizes = (connection: Connection): Size[] =>
  connection.prepare('select tbl_name as "table", sum(pgsize) as bytes from dbstat join sqlite_schema using (name) group by tbl_name').all() as Size[]

const sum = (all: readonly Size[], which: (table: string) => boolean) => all.reduce((bytes, size) => (which(size.table) ? bytes + size.bytes : bytes), 0)

function readAny(db: Db, reportId: string): number[] {
  const last = listRevisions(db, reportId, { limit: 1 })[0]?.number ?? 0
  return Array.from({ length: WARM_UP + READS }, (_, run) =>
    took(() => {
      if (!readRevision(db, reportId, 1 + ((run * 7_919) % last)).ok) throw new Error('A revision does not read back.')
    }),
  ).slice(WARM_UP)
}

async function listing(host: Host, { id }: Report, authorized: (ask: Ask) => Ask): Promise<{ listed: number[]; bare: number[] }> {
  const ask = authorized(strictly(client(host.port)))
  const [listed, bare]: [number[], number[]] = [[], []]
  for (let run = 0; run < WARM_UP + PAGES; run++)
    for (const [path, taken] of [
      [`/api/v1/reports/${id}/revisions`, listed],
      ['/api/health', bare],
    ] as const) {
      const begun = performance.now()
      await ask('GET', path)
      if (run >= WARM_UP) taken.push(performance.now() - begun)
    }
  return { listed, bare }
}

function took(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

import { aliasedTable, and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { editions, people, type revisionKinds, revisions, revisionWriters } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { type PastPurge, purgesOfRevisions } from '../purges/past.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { plainLines } from '../richtext/plain-lines.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { type UnknownSchema, upgraded } from '../richtext/upgrade.ts'
import type { Stored } from '../richtext/upgrades.ts'
import { bodyOf, bytesOf, type Chain } from './body.ts'
import { rememberContent, rememberedContent } from './known.ts'
import { namesOf, notesOf } from './named.ts'

/** A revision as lists show it. `writers` are those who wrote since the one before, by name; `author` asked for the cut, null when the service did. */
export type RevisionRow = {
  seq: number
  id: string
  number: number
  kind: (typeof revisionKinds)[number]
  name: string | null
  namedBy: string | null
  note: string | null
  notedBy: string | null
  author: string | null
  writers: string[]
  createdAt: number
  words: number
  wordsAdded: number
  wordsRemoved: number
  restoredFrom: number | null
  /** What was brought back of it, and the number of the section that this stands in; null for the whole. */
  restoredPart: 'section' | 'change' | null
  restoredPlace: string | null
  edition: { major: number; minor: number } | null
  /** The purges that took words out of it, the earliest first. */
  purges: PastPurge[]
  hash: string
}

export type RevisionRefusal = { kind: 'revision-not-found'; number: number } | { kind: 'damaged'; number: number } | (UnknownSchema & { number: number })

/** Revisions of a report, newest first: those before number `before` that fit `where`, `limit` at the most. */
export function listRevisions(
  db: Db,
  reportId: string,
  { before, where, limit }: { before?: number | undefined; where?: SQL | undefined; limit: number },
): RevisionRow[] {
  const chosen = and(eq(revisions.reportId, reportId), before === undefined ? undefined : lt(revisions.number, before), where)
  return withPeople(db, select(db).where(chosen).orderBy(desc(revisions.number)).limit(limit).all())
}

/** Revisions of any report by their ids, in no order. */
export function revisionsById(db: Db, ids: string[]): RevisionRow[] {
  return withPeople(db, select(db).where(inArray(revisions.id, ids)).all())
}

function select(db: Db) {
  const author = aliasedTable(people, 'author')
  return db
    .select({
      seq: revisions.seq,
      id: revisions.id,
      number: revisions.number,
      kind: revisions.kind,
      author: author.name,
      createdAt: revisions.createdAt,
      words: revisions.words,
      wordsAdded: revisions.wordsAdded,
      wordsRemoved: revisions.wordsRemoved,
      restoredFrom: revisions.restoredFrom,
      restoredPart: revisions.restoredPart,
      restoredPlace: revisions.restoredPlace,
      hash: revisions.hash,
    })
    .from(revisions)
    .leftJoin(author, eq(author.id, revisions.authorId))
    .$dynamic()
}

/** Adds what is kept beside revisions, each by one query. */
function withPeople(db: Db, rows: ReturnType<ReturnType<typeof select>['all']>): RevisionRow[] {
  const ids = rows.map((row) => row.id)
  const writers = Map.groupBy(
    db
      .select({ revisionId: revisionWriters.revisionId, name: people.name })
      .from(revisionWriters)
      .innerJoin(people, eq(people.id, revisionWriters.personId))
      .where(inArray(revisionWriters.revisionId, ids))
      .orderBy(people.name)
      .all(),
    ({ revisionId }) => revisionId,
  )
  const published = new Map(
    db
      .select({ revisionId: editions.revisionId, major: editions.major, minor: editions.minor })
      .from(editions)
      .where(inArray(editions.revisionId, ids))
      .all()
      .map(({ revisionId, ...edition }) => [revisionId, edition]),
  )
  const names = namesOf(db, ids)
  const notes = notesOf(db, ids)
  const purges = purgesOfRevisions(db, ids)
  return rows.map((row) => ({
    ...row,
    name: names.get(row.id)?.text ?? null,
    namedBy: names.get(row.id)?.by ?? null,
    note: notes.get(row.id)?.text ?? null,
    notedBy: notes.get(row.id)?.by ?? null,
    writers: writers.get(row.id)?.map(({ name }) => name) ?? [],
    edition: published.get(row.id) ?? null,
    purges: purges.get(row.id) ?? [],
  }))
}

/**
 * One revision with its content, in the present schema. The hash is verified each time. Refusals: revision-not-found;
 * damaged when the bytes are not what was cut; unknown-schema when they are, and only another version of Host City knows what they say.
 */
export function readRevision(db: Db, reportId: string, number: number): Result<{ row: RevisionRow; content: Content }, RevisionRefusal> {
  const row = listRevisions(db, reportId, { before: number + 1, limit: 1 })[0]
  if (!row || row.number !== number) return refuse({ kind: 'revision-not-found', number })
  const content = openRevision(db, row)
  return content.ok ? ok({ row, content: content.value }) : refuse({ ...content.refusal, number })
}

/** One revision with what is stored of it, verified and not read yet. Refusals: revision-not-found, damaged. */
export function storedRevision(db: Db, reportId: string, number: number): Result<{ row: RevisionRow; bytes: Uint8Array; version: number }, RevisionRefusal> {
  const row = listRevisions(db, reportId, { before: number + 1, limit: 1 })[0]
  if (!row || row.number !== number) return refuse({ kind: 'revision-not-found', number })
  const stored = db.select({ version: revisions.schemaVersion }).from(revisions).where(eq(revisions.seq, row.seq)).get()
  const bytes = bytesOf(db, row)
  return bytes === null || !stored ? refuse({ kind: 'damaged', number }) : ok({ row, bytes, version: stored.version })
}

/** What a revision says, and what it is known by. */
export type Said = { id: string; number: number; hash: string; content: Content }

/** What publishing needs of a revision, without the names that lists show. Refusals: as of `readRevision`. */
export function readContent(db: Db, reportId: string, number: number): Result<Said, RevisionRefusal> {
  const row = heads(db).numbered.get({ reportId, number })
  if (!row) return refuse({ kind: 'revision-not-found', number })
  const content = openRevision(db, row)
  return content.ok ? ok({ id: row.id, number, hash: row.hash, content: content.value }) : refuse({ ...content.refusal, number })
}

/** The verified content of a revision, or null where it is damaged or of an unknown schema. `chain` as `bodyOf` has it. */
export function contentOfRevision(db: Db, revision: { seq: number; hash: string }, chain?: Chain | null): Content | null {
  const content = openRevision(db, revision, chain)
  return content.ok ? content.value : null
}

/** The words of a revision as plain lines, whichever schema it is in; null where there is none of this number, or it is damaged. */
export function linesOfRevision(db: Db, reportId: string, number: number): string[] | null {
  const [row] = listRevisions(db, reportId, { before: number + 1, limit: 1 })
  const text = row?.number === number ? bodyOf(db, row) : null
  return text === null ? null : plainLines(JSON.parse(text) as Stored)
}

function openRevision(db: Db, revision: { seq: number; hash: string }, chain?: Chain | null): Result<Content, { kind: 'damaged' } | UnknownSchema> {
  const bytes = bytesOf(db, revision, chain)
  const row = heads(db).schema.get({ seq: revision.seq })
  if (bytes === null || !row) return refuse({ kind: 'damaged' })
  const known = rememberedContent(db, { hash: revision.hash, schemaVersion: row.version })
  if (known) return ok(known)
  const content = upgraded(JSON.parse(bytes.toString()) as Stored, row.version)
  if (content.ok && row.version === SCHEMA_VERSION) rememberContent(db, { hash: revision.hash, content: content.value, length: bytes.length })
  return content
}

const heads = prepared((db) => ({
  numbered: db
    .select({ seq: revisions.seq, id: revisions.id, hash: revisions.hash })
    .from(revisions)
    .where(and(eq(revisions.reportId, sql.placeholder('reportId')), eq(revisions.number, sql.placeholder('number'))))
    .prepare(),
  schema: db
    .select({ version: revisions.schemaVersion })
    .from(revisions)
    .where(eq(revisions.seq, sql.placeholder('seq')))
    .prepare(),
}))

import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { adding } from '#db/prepared.ts'
import { revisionBodies, revisions } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { decode, type Encoded, encode, type Link, lengthened } from './chain.ts'

/** What there is of a revision besides its body. */
type Head = { seq: number; id: string; number: number; hash: string; schemaVersion: number }

/** A revision on a walk through a history: `leansOn` is the number of the one whose content its bytes need, null where they are whole. */
export type Walked = { revision: Head; text: string | null; leansOn: number | null }

/** A body with those that it leans on, the whole one first, each with the hash that its revision has. */
export type Chain = readonly (Link & { hash: string })[]

/**
 * Keeps the canonical bytes of a revision, leaning on those before it: `before` is the chain of the latest revision, null
 * where there is none. A damaged one is never leant on: this one is kept whole then.
 */
export function keepBody(tx: Tx, { seq, text, before }: { seq: number; text: string; before: Chain | null }): void {
  const sound = before?.every(({ content, hash }) => hashOf(content) === hash)
  add(tx, { seq, ...encode(Buffer.from(text), before && sound ? before : []) })
}

const add = adding(revisionBodies)

/**
 * The canonical bytes of a revision, or null where they are missing, cannot be decoded, or are not what its hash says.
 * `chain` is the revision's, for whoever read it already.
 */
export function bodyOf(db: Db, revision: { seq: number; hash: string }, chain?: Chain | null): string | null {
  return bytesOf(db, revision, chain)?.toString('utf8') ?? null
}

/** The same, not made a text yet: for whoever hands them on. */
export function bytesOf(db: Db, { seq, hash }: { seq: number; hash: string }, chain = chainOf(db, seq)): Buffer | null {
  const content = chain?.at(-1)?.content
  return content && hashOf(content) === hash ? content : null
}

/**
 * Walks through all revisions of a report in order, each with its canonical bytes, null where they are damaged as `bodyOf`
 * has it. Decodes along the chains, so that each body is decoded once and a dozen are held in memory. Reads as it goes.
 */
export function* walk(db: Db, reportId: string): Generator<Walked> {
  const heads = db
    .select({
      seq: revisions.seq,
      id: revisions.id,
      number: revisions.number,
      hash: revisions.hash,
      schemaVersion: revisions.schemaVersion,
      base: revisionBodies.baseSeq,
    })
    .from(revisions)
    .leftJoin(revisionBodies, eq(revisionBodies.seq, revisions.seq))
    .where(eq(revisions.reportId, reportId))
    .orderBy(asc(revisions.number))
    .all()
  const numbers = new Map(heads.map(({ seq, number }) => [seq, number]))
  let chain: { seq: number; content: Buffer }[] = []
  for (const { base, ...revision } of heads) {
    const row = db.select({ bytes: revisionBodies.bytes }).from(revisionBodies).where(eq(revisionBodies.seq, revision.seq)).get()
    const at = chain.findIndex(({ seq }) => seq === base)
    const below = base === null ? [] : at >= 0 ? chain.slice(0, at + 1) : chainOf(db, base)
    const content = row && below && decode(row.bytes, below)
    if (content) chain = [...below, { seq: revision.seq, content }]
    const text = content && hashOf(content) === revision.hash ? content.toString('utf8') : null
    yield { revision, text, leansOn: base === null ? null : (numbers.get(base) ?? null) }
  }
}

/**
 * Encodes all bodies of a report anew. `textOf` is given each revision in order with its text as it was stored before,
 * null where that is damaged, and gives the text to keep. Where it gives null the text stays as it was, and damaged bytes
 * as they are. The texts go by one at a time; what they are encoded to is written at the end, so that nothing is read
 * that was written meanwhile. Whoever changes a text changes the hash of its revision.
 */
export function encodeAnew(tx: Tx, reportId: string, textOf: (revision: Head, text: string | null) => string | null): void {
  const anew: { seq: number; encoded: Encoded }[] = []
  let chain: Link[] = []
  for (const { revision, text } of walk(tx, reportId)) {
    const wanted = textOf(revision, text) ?? text
    if (wanted === null) {
      chain = []
      continue
    }
    const content = Buffer.from(wanted)
    const encoded = encode(content, chain)
    chain = lengthened(chain, { seq: revision.seq, content, encoded })
    anew.push({ seq: revision.seq, encoded })
  }
  for (const { seq, encoded } of anew) tx.update(revisionBodies).set(encoded).where(eq(revisionBodies.seq, seq)).run()
}

type Row = { seq: number; base: number | null; bytes: Buffer; number: number; hash: string }

/** The chain of a revision. Null where a body of it is missing or cannot be decoded. */
export function chainOf(db: Db, seq: number): Chain | null {
  // A body leans on an earlier one: links that run in a circle end here.
  const rows = db.all<Row>(sql`
    with recursive chain(seq, base, bytes) as (
      select seq, base_seq, bytes from revision_bodies where seq = ${seq}
      union all select body.seq, body.base_seq, body.bytes from chain join revision_bodies as body on body.seq = base and body.seq < chain.seq
    )
    select seq, base, bytes, number, lower(hex(hash)) as hash from chain join revisions using (seq) order by seq`)
  const first = rows[0]
  if (!first || first.base !== null) return null
  const links: (Link & { hash: string })[] = []
  for (const { seq, bytes, number, hash } of rows) {
    const content = decode(bytes, links)
    if (!content) return null
    links.push({ seq, place: number - first.number, content, size: bytes.length, hash })
  }
  return links
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

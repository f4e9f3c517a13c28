import { createHash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { desc, eq, sql } from 'drizzle-orm'
import { revisionBodies, revisions } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'

/** How many revisions lean on one that is kept whole. */
const LEANING = 40
/** No body unfolds to more: bytes that would are damaged, or meant to fill the memory. */
const maxOutputLength = 64_000_000
const params = { [constants.ZSTD_c_compressionLevel]: 9 }

/**
 * Keeps the canonical bytes of a revision. The whole of an earlier one serves as dictionary (zstd, RFC 8878,
 * raw content), so that a changed sentence costs some hundred bytes; every so often one is kept whole.
 */
export function keepBody(tx: Tx, { seq, reportId, text }: { seq: number; reportId: string; text: string }): void {
  const content = Buffer.from(text)
  const base = baseFor(tx, reportId)
  const leaning = base && zstdCompressSync(content, { params, dictionary: base.content })
  const row =
    base && leaning && leaning.length < base.size / 2
      ? { seq, baseSeq: base.seq, bytes: leaning }
      : { seq, baseSeq: null, bytes: zstdCompressSync(content, { params }) }
  tx.insert(revisionBodies).values(row).run()
}

/** The canonical bytes of a revision, or null where they are missing, cannot be decoded, or are not what its hash says. */
export function bodyOf(db: Db, revision: { seq: number; hash: string }): string | null {
  const content = bytesOf(db, revision.seq)
  if (!content || createHash('sha256').update(content).digest('hex') !== revision.hash) return null
  return content.toString('utf8')
}

function bytesOf(db: Db, seq: number): Buffer | null {
  const row = db.select().from(revisionBodies).where(eq(revisionBodies.seq, seq)).get()
  if (!row) return null
  try {
    if (row.baseSeq === null) return zstdDecompressSync(row.bytes, { maxOutputLength })
    const base = db.select({ bytes: revisionBodies.bytes }).from(revisionBodies).where(eq(revisionBodies.seq, row.baseSeq)).get()
    return base ? zstdDecompressSync(row.bytes, { maxOutputLength, dictionary: zstdDecompressSync(base.bytes, { maxOutputLength }) }) : null
  } catch {
    return null // Damaged bytes: the caller says so.
  }
}

/** The latest revision of a report that is kept whole, unless enough lean on it already. */
function baseFor(tx: Tx, reportId: string): { seq: number; content: Buffer; size: number } | null {
  const recent = tx
    .select({ seq: revisions.seq, base: revisionBodies.baseSeq, hash: revisions.hash, size: sql<number>`length(${revisionBodies.bytes})` })
    .from(revisions)
    .innerJoin(revisionBodies, eq(revisionBodies.seq, revisions.seq))
    .where(eq(revisions.reportId, reportId))
    .orderBy(desc(revisions.number))
    .limit(LEANING)
    .all()
  const whole = recent.find((row) => row.base === null)
  const content = whole && bodyOf(tx, whole)
  return whole && content ? { seq: whole.seq, content: Buffer.from(content), size: whole.size } : null
}

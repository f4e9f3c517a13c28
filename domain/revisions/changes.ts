import { and, eq, type SQL } from 'drizzle-orm'
import { revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { ALLOWANCE } from '../compare/allowance.ts'
import { compareContents } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Content } from '../richtext/document.ts'
import { contentOfRevision } from './read.ts'

const nothing: Content = { standfirst: '', document: { type: 'doc', content: [] } }

/** What a revision changed in the one before it; the first, in nothing. Null when there is no such revision, or when one of the two is damaged. */
export function changesOfRevision(db: Db, revisionId: string): Comparison | null {
  const revision = headOf(db, eq(revisions.id, revisionId))
  if (!revision) return null
  const parent = revision.parent === null ? null : headOf(db, and(eq(revisions.reportId, revision.reportId), eq(revisions.number, revision.parent)))
  const older = parent ? contentOfRevision(db, parent) : nothing
  const newer = contentOfRevision(db, revision)
  return older && newer ? compareContents(older, newer, ALLOWANCE.brief) : null
}

const headOf = (db: Db, which: SQL | undefined) =>
  db.select({ seq: revisions.seq, hash: revisions.hash, reportId: revisions.reportId, parent: revisions.parent }).from(revisions).where(which).get()

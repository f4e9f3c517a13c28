import { eq } from 'drizzle-orm'
import { revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { compareContents } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Content } from '../richtext/document.ts'
import { contentOfRevision } from './read.ts'

const nothing: Content = { standfirst: '', document: { type: 'doc', content: [] } }

/** What a revision changed in the one before it; the first, in nothing. Null when there is no such revision, or when one of the two is damaged. */
export function changesOfRevision(db: Db, revisionId: string): Comparison | null {
  const revision = headOf(db, revisionId)
  if (!revision) return null
  const parent = revision.parentId === null ? null : headOf(db, revision.parentId)
  const older = parent ? contentOfRevision(db, parent) : nothing
  const newer = contentOfRevision(db, revision)
  return older && newer ? compareContents(older, newer) : null
}

const headOf = (db: Db, id: string) =>
  db.select({ id: revisions.id, hash: revisions.hash, parentId: revisions.parentId }).from(revisions).where(eq(revisions.id, id)).get()

import { and, desc, eq, isNull } from 'drizzle-orm'
import { drafts, revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { readDraft } from '../drafts/read.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'

/**
 * The hash of what a draft says, or null where it cannot be read. Where nothing was written since the latest revision was
 * cut it says what that says, and a large draft need not be read to know it.
 */
export function draftHash(db: Db, reportId: string): string | null {
  const latest = db
    .select({ hash: revisions.hash, version: revisions.schemaVersion })
    .from(drafts)
    .innerJoin(revisions, eq(revisions.reportId, drafts.reportId))
    .where(and(eq(drafts.reportId, reportId), eq(drafts.schemaVersion, SCHEMA_VERSION), isNull(drafts.spellSince)))
    .orderBy(desc(revisions.number))
    .limit(1)
    .get()
  if (latest?.version === SCHEMA_VERSION) return latest.hash
  const draft = readDraft(db, reportId)
  return draft.ok ? draft.value.etag : null
}

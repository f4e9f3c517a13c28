import { eq, lt, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { draftClients, drafts, draftUpdates } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import type { Content } from '../richtext/document.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { broughtUp } from '../richtext/upgrade.ts'
import { upgrades } from '../richtext/upgrades.ts'
import { contentOf } from './content.ts'
import { updateFor } from './difference.ts'
import { HOST } from './fragments.ts'
import { rawOf } from './raw.ts'
import { loadDraft } from './read.ts'

/**
 * Brings the drafts of older schemas up to the present one, each as a new shared document of a new generation, so that no
 * browser's copy merges with it. One that cannot be brought up is left as it is, and opens for reading only. Gives how many
 * were brought up, and which were left.
 */
export function upgradeDrafts(tx: Tx, table = upgrades): { upgraded: number; left: string[] } {
  const older = tx.select({ reportId: drafts.reportId, version: drafts.schemaVersion }).from(drafts).where(lt(drafts.schemaVersion, SCHEMA_VERSION)).all()
  const left: string[] = []
  for (const { reportId, version } of older) {
    const update = updateInPresent(tx, reportId, version, table)
    if (!update) {
      left.push(reportId)
      continue
    }
    clearDraft(tx, reportId)
    tx.insert(draftUpdates)
      .values({ reportId, data: Buffer.from(update) })
      .run()
  }
  return { upgraded: older.length - left.length, left }
}

/** Empties a draft for what will be written in it: nothing of its shared history is left, and no browser's copy merges with it. */
export function clearDraft(tx: Tx, reportId: string): void {
  tx.delete(draftUpdates).where(eq(draftUpdates.reportId, reportId)).run()
  tx.delete(draftClients).where(eq(draftClients.reportId, reportId)).run()
  tx.update(drafts)
    .set({ generation: sql`${drafts.generation} + 1`, schemaVersion: SCHEMA_VERSION })
    .where(eq(drafts.reportId, reportId))
    .run()
}

/** The draft as one update of the present schema, or null where it cannot be said in that. Seams of a merge are closed afterwards, as always. */
function updateInPresent(db: Db, reportId: string, version: number, table: typeof upgrades): Uint8Array | null {
  const stored = broughtUp(rawOf(loadDraft(db, reportId)), version, table)
  if (!stored) return null
  const shared = new Y.Doc()
  try {
    Y.applyUpdate(shared, updateFor(stored as Content, HOST))
  } catch {
    return null // It has not the form of a content, which nobody has proved so far.
  }
  const content = contentOf(shared)
  return content.ok ? updateFor(content.value, HOST) : null
}

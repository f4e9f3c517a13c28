import { gt, max } from 'drizzle-orm'
import * as Y from 'yjs'
import { draftUpdates } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { updatesAfter } from '#domain/drafts/read.ts'
import { strangerIn } from '#domain/drafts/strangers.ts'
import { log } from '#lib/log.ts'
import { type DraftName, draftState } from './standing.ts'

/** `isStrange`: another version of Host City wrote in it what this one does not know. */
type Open = { document: Y.Doc; draft: DraftName; last: number; isStrange: boolean }

/**
 * The drafts that people have open, kept level with the disk. Whatever is written to a draft, over the socket, by
 * the API, by a restore or an import, is a row; after a commit the rows that are new are applied, and the browsers
 * see them. So memory never holds what the disk does not.
 */
export function openDrafts(db: Db) {
  const open = new Map<string, Open>()
  let seen =
    db
      .select({ last: max(draftUpdates.id) })
      .from(draftUpdates)
      .get()?.last ?? 0

  function level(each: Open): void {
    for (const row of updatesAfter(db, each.draft.reportId, each.last)) {
      Y.applyUpdate(each.document, row.data, 'disk')
      each.last = row.id
    }
  }

  return {
    /** Fills a document that was just opened, and keeps it level until it is destroyed. */
    add(draft: DraftName, document: Y.Doc): void {
      const rows = updatesAfter(db, draft.reportId, 0)
      document.transact(() => {
        for (const row of rows) Y.applyUpdate(document, row.data, 'disk')
      }, 'disk')
      const each = { document, draft, last: rows.at(-1)?.id ?? 0, isStrange: strangerIn(document) !== null }
      open.set(draft.reportId, each)
      document.on('destroy', () => {
        if (open.get(draft.reportId) === each) open.delete(draft.reportId)
      })
    },

    /** Applies what was committed since the last call. */
    catchUp(): void {
      const fresh = db.select({ id: draftUpdates.id, reportId: draftUpdates.reportId }).from(draftUpdates).where(gt(draftUpdates.id, seen)).all()
      for (const reportId of new Set(fresh.map((row) => row.reportId))) {
        const each = open.get(reportId)
        // Rows of a later generation are another history: those sockets are closed instead.
        if (!each || draftState(db, reportId)?.generation !== each.draft.generation) continue
        try {
          level(each)
        } catch (error) {
          log.error('an open draft could not be brought level', error, { report: reportId })
        }
      }
      seen = Math.max(seen, ...fresh.map((row) => row.id))
    },

    /** Whether an editor of this version would take away what it does not know: nobody may open such a draft in one. */
    isStrange: (reportId: string): boolean => open.get(reportId)?.isStrange ?? false,
    isOpen: (reportId: string): boolean => open.has(reportId),
    names: (): DraftName[] => [...open.values()].map(({ draft }) => draft),
  }
}

import { createHash } from 'node:crypto'
import type { Db } from '#db/transact.ts'
import { remembering } from '../purges/remembered.ts'
import type { Content } from '../richtext/document.ts'

/** What a draft says: its content, the same as canonical text, and the hash of that. */
export type SaidByDraft = { content: Content; text: string; etag: string }

/** So many letters of canonical text are remembered, and the contents with them: two dozen drafts of a usual length. */
const MOST = 1_000_000
const remembered = remembering<SaidByDraft>(MOST, ({ text }) => text.length + 1)

/** What updates say, where they were read before; to put them together again takes some milliseconds. */
export const knownDraft = (db: Db, updates: readonly Uint8Array[]): SaidByDraft | undefined => remembered(db).get(keyOf(updates))

/** Remembers what updates say. */
export function rememberDraft(db: Db, updates: readonly Uint8Array[], said: SaidByDraft): void {
  remembered(db).set(keyOf(updates), said)
}

/** All of the updates, each with its length, so that the same bytes cut in another way are another draft. */
function keyOf(updates: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(updates.map(({ length }) => length).join())
  for (const update of updates) hash.update(update)
  return hash.digest('base64url')
}

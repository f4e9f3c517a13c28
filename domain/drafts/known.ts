import { createHash } from 'node:crypto'
import type { Db } from '#db/transact.ts'
import { remembering } from '../purges/remembered.ts'
import type { Content } from '../richtext/document.ts'
import { canonical } from '../richtext/parse.ts'
import { hashOfText } from './updates.ts'

/** What a draft says: its content, the same as canonical text, and the hash of that. */
export type SaidByDraft = { content: Content; text: string; etag: string }

/** So many letters of canonical text are remembered, and the contents with them: two dozen drafts of a usual length. */
const MOST = 1_000_000
const remembered = remembering<SaidByDraft>(MOST, ({ text }) => text.length + 1)

/** What updates say, where they were read before; to put them together again takes some milliseconds. */
export const knownDraft = (db: Db, updates: readonly Uint8Array[]): SaidByDraft | undefined => remembered(db).get(keyOf(updates))

/** Remembers that updates say this content, which is canonical, and gives it as it will be known. */
export function rememberDraft(db: Db, updates: readonly Uint8Array[], content: Content): SaidByDraft {
  const text = canonical(content)
  const said = { content, text, etag: hashOfText(text) }
  remembered(db).set(keyOf(updates), said)
  return said
}

/** All of the updates, each with its length, so that the same bytes cut in another way are another draft. */
function keyOf(updates: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(updates.map(({ length }) => length).join())
  for (const update of updates) hash.update(update)
  return hash.digest('base64url')
}

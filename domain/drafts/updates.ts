import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { ok, type Result } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { canonical } from '../richtext/parse.ts'
import { contentOf, type Unreadable } from './content.ts'

/** The shared document that updates make, oldest first. */
export function sharedOf(updates: readonly Uint8Array[]): Y.Doc {
  // Nobody asks for the name of a document by itself; Yjs would make up one for a third of a millisecond.
  const draft = new Y.Doc({ guid: 'draft' })
  // One after the other in one transaction: merging them first costs three times as much, and more with each update.
  draft.transact(() => {
    for (const update of updates) Y.applyUpdate(draft, update)
  })
  return draft
}

/** What the updates of a draft say together, whoever read them. Refusals: draft-unreadable, draft-unknown-schema. */
export function draftOf(updates: readonly Uint8Array[]): Result<{ content: Content; etag: string }, Unreadable> {
  const content = contentOf(sharedOf(updates))
  return content.ok ? ok({ content: content.value, etag: hashOf(content.value) }) : content
}

/** SHA-256 of the canonical content, hexadecimal: what a revision is known by, and a draft's ETag. */
export const hashOf = (content: Content): string => hashOfText(canonical(content))

/** The same of a content that was made canonical already. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

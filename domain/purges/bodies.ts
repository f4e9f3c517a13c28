import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { drafts, draftUpdates, looks, revisions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { forgetAuthorship } from '../authorship/rows.ts'
import { updateFor } from '../drafts/difference.ts'
import { HOST } from '../drafts/fragments.ts'
import { readDraft } from '../drafts/read.ts'
import { forgetTypists } from '../drafts/typists.ts'
import { encodeAnew } from '../revisions/body.ts'
import type { Content } from '../richtext/document.ts'
import { canonical, parseContent } from '../richtext/parse.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'
import type { Stored } from './passages.ts'
import type { Sought } from './sought.ts'
import type { Held } from './stand.ts'
import { type Renamed, withoutWords } from './without-words.ts'

/**
 * Takes the words out of the revisions of a report that hold them, and encodes all of its bodies anew: each of them
 * may serve another as dictionary. The hash goes with the content, since by the old one a short secret could be guessed.
 */
export function cleanBodies(tx: Tx, reportId: string, held: readonly Held[], sought: Sought, renamed: Renamed): void {
  if (held.length === 0) return
  const holding = new Set(held.map(({ seq }) => seq))
  const hashes = new Map<number, string>()
  encodeAnew(tx, reportId, ({ seq, schemaVersion }, text) => {
    if (text === null || !holding.has(seq)) return null
    const stored = withoutWords(JSON.parse(text) as Stored, sought, renamed)
    const cleaned = schemaVersion === SCHEMA_VERSION ? canonical(proved(stored)) : JSON.stringify(stored)
    hashes.set(seq, createHash('sha256').update(cleaned).digest('hex'))
    return cleaned
  })
  for (const [seq, hash] of hashes) tx.update(revisions).set({ hash }).where(eq(revisions.seq, seq)).run()
}

/**
 * Begins the draft of a report anew with what it says, without the words: one update instead of its log, in which what was
 * deleted is kept, and another generation, so that no browser's copy merges with it. A draft that agreed with the latest
 * revision still does. What was derived from the report's texts goes: it is derived again when it is asked for. One that
 * cannot be read is left as it is.
 */
export function renewDraft(tx: Tx, reportId: string, held: readonly Held[], sought: Sought, renamed: Renamed): boolean {
  forgetAuthorship(tx, reportId, new Set(held.map(({ number }) => number)))
  tx.update(looks).set({ hash: null }).where(eq(looks.reportId, reportId)).run()
  const draft = readDraft(tx, reportId)
  if (!draft.ok) return false
  const content = proved(withoutWords(draft.value.content, sought, renamed))
  tx.delete(draftUpdates).where(eq(draftUpdates.reportId, reportId)).run()
  tx.insert(draftUpdates)
    .values({ reportId, data: Buffer.from(updateFor(content, HOST)) })
    .run()
  forgetTypists(tx, reportId)
  tx.update(drafts)
    .set({ generation: sql`${drafts.generation} + 1`, schemaVersion: SCHEMA_VERSION })
    .where(eq(drafts.reportId, reportId))
    .run()
  return true
}

function proved({ standfirst, document }: Stored | Content): Content {
  const content = parseContent({ standfirst, document })
  if (!content.ok) throw new Error(`Without the words a content would be none at ${content.refusal.path}`)
  return content.value
}

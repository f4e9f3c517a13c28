import type { Db } from '#db/transact.ts'
import { remembering } from '../purges/remembered.ts'
import type { Content } from '../richtext/document.ts'
import { SCHEMA_VERSION } from '../richtext/schema.ts'

/**
 * What revisions of the present schema say, by their hash, so that they need not be proved again: so many letters of canonical
 * text. Who reads a revision reads and verifies its bytes all the same, so that damage is seen.
 */
const proved = remembering<Content>(2_000_000)

/** What a revision says, where that is remembered, without a look at its bytes. The page of what was just published alone does without that look. */
export const rememberedContent = (db: Db, { hash, schemaVersion }: { hash: string; schemaVersion: number }): Content | null =>
  schemaVersion === SCHEMA_VERSION ? (proved(db).get(hash) ?? null) : null

/** Remembers what a revision of the present schema says. `length` is that of its canonical text, in letters or bytes. */
export function rememberContent(db: Db, { hash, content, length }: { hash: string; content: Content; length: number }): void {
  proved(db).set(hash, content, { size: length })
}

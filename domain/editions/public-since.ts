import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { prepared } from '#db/prepared.ts'
import { editions, revisions, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Document } from '../richtext/document.ts'
import { type SectionWords, sectionWords } from '../richtext/section-words.ts'
import { withdrawalOfEdition } from './public-sponsor.ts'
import type { EditionNumber } from './publish.ts'

/** What an edition says anew: the edition before it, and by the id of their heading the sections that are new, or say something else. */
export type Since = { before: EditionNumber; sections: ReadonlyMap<string, 'new' | 'changed'> }

/**
 * What an edition says that the one before it did not, of those that stand. Null where there is none before it, or where
 * that one cannot be read. `said` is what it says itself, known by the hash of its revision.
 */
export function sinceBefore(db: Db, reportId: string, edition: EditionNumber, said: { hash: string; document: Document }): Since | null {
  const row = editionsBefore(db).get({ reportId, major: edition.major, minor: edition.minor })
  const older = row && wordsOf(db, row.revision.hash, () => contentOfRevision(db, row.revision)?.document ?? null)
  const newer = wordsOf(db, said.hash, () => said.document)
  return older && newer ? { before: row.edition, sections: changed(older, newer) } : null
}

/** A section whose heading was made anew is still the one of its title. */
function changed(older: Words, newer: Words): Since['sections'] {
  const titled = new Map([...older].map(([, words]) => [words.title, words]))
  const sections = new Map<string, 'new' | 'changed'>()
  for (const [id, words] of newer) {
    const before = older.get(id) ?? titled.get(words.title)
    if (before?.print !== words.print) sections.set(id, before ? 'changed' : 'new')
  }
  return sections
}

type Words = ReadonlyMap<string, SectionWords>

/** So many editions are remembered, at some 4 KB each: of most, the next one asks once more. */
const REMEMBERED = 500
const remembered = new WeakMap<Db, LRUCache<string, Words>>()

/** The sections of a revision. What a hash stands for never changes, so that it is read once. */
function wordsOf(db: Db, hash: string, read: () => Document | null): Words | null {
  const known = remembered.get(db) ?? new LRUCache<string, Words>({ max: REMEMBERED })
  remembered.set(db, known)
  const words = known.get(hash)
  if (words) return words
  const document = read()
  if (!document) return null
  const made = sectionWords(document)
  known.set(hash, made)
  return made
}

const editionsBefore = prepared((db) => {
  const [major, minor] = [sql.placeholder('major'), sql.placeholder('minor')]
  return db
    .select({ edition: { major: editions.major, minor: editions.minor }, revision: { seq: revisions.seq, hash: revisions.hash } })
    .from(editions)
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .leftJoin(withdrawals, withdrawalOfEdition)
    .where(
      and(
        eq(editions.reportId, sql.placeholder('reportId')),
        isNull(withdrawals.at),
        or(lt(editions.major, major), and(eq(editions.major, major), lt(editions.minor, minor))),
      ),
    )
    .orderBy(desc(editions.major), desc(editions.minor))
    .limit(1)
    .prepare()
})

import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { editions, revisions, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { remembering } from '../purges/remembered.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Document } from '../richtext/document.ts'
import { type SectionWords, sectionWords } from '../richtext/section-words.ts'
import { withdrawalOfEdition } from './public-sponsor.ts'
import type { EditionNumber } from './publish.ts'

/** What an edition says anew: the edition before it, and by the id of their heading the sections that are new, or say something else. */
export type Since = { before: EditionNumber; sections: ReadonlyMap<string, 'new' | 'changed'> }

/** What is said: a body, known by the hash of its revision. */
type Said = { hash: string; document: Document }

/**
 * What an edition says that the one before it did not, of those that stand. Null where there is none before it, or where
 * that one cannot be read.
 */
export function sinceBefore(db: Db, reportId: string, { major, minor }: EditionNumber, { hash, document }: Said): Since | null {
  const row = asked(db).before.get({ reportId, major, minor })
  const older = row && wordsOf(db, row.revision.hash, () => contentOfRevision(db, row.revision)?.document ?? null)
  const newer = wordsOf(db, hash, () => document)
  return older && newer ? { before: row.edition, sections: changedSections(older, newer) } : null
}

/** The same of an edition that was published, by its id. */
export function sinceEdition(db: Db, edition: EditionNumber & { id: string; document: Document }): Since | null {
  const row = asked(db).edition.get({ id: edition.id })
  return row ? sinceBefore(db, row.reportId, edition, { hash: row.hash, document: edition.document }) : null
}

type Words = ReadonlyMap<string, SectionWords>

/**
 * A section is the one of its id before. One whose heading was made anew is the one that left and says the same, else one
 * that left and had its title, each taken once.
 */
function changedSections(older: Words, newer: Words): Since['sections'] {
  const left = [...older].filter(([id]) => !newer.has(id)).reverse()
  const taken = new Set<string>()
  const taker = (key: keyof SectionWords) => {
    const alike = Map.groupBy(left, ([, words]) => words[key])
    return (words: SectionWords): boolean => {
      const some = alike.get(words[key]) ?? []
      let next = some.pop()
      while (next && taken.has(next[0])) next = some.pop()
      if (next) taken.add(next[0])
      return next !== undefined
    }
  }
  const [takeSame, takeTitled] = [taker('print'), taker('title')]
  const same = new Set([...newer].filter(([id, words]) => !older.has(id) && takeSame(words)).map(([id]) => id))
  const sections = new Map<string, 'new' | 'changed'>()
  for (const [id, words] of newer) {
    const before = older.get(id)
    if (before ? before.print === words.print : same.has(id)) continue
    sections.set(id, before || takeTitled(words) ? 'changed' : 'new')
  }
  return sections
}

/** So many sections are remembered, at some 200 bytes each: those of a thousand reports. */
const remembered = remembering<Words>(25_000, (words) => words.size + 1)

/** The sections of a revision, made once of each. */
function wordsOf(db: Db, hash: string, read: () => Document | null): Words | null {
  const known = remembered(db).get(hash)
  if (known) return known
  const document = read()
  if (!document) return null
  const words = sectionWords(document)
  remembered(db).set(hash, words)
  return words
}

const asked = prepared((db) => {
  const [major, minor] = [sql.placeholder('major'), sql.placeholder('minor')]
  return {
    before: db
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
      .prepare(),
    edition: db
      .select({ reportId: editions.reportId, hash: revisions.hash })
      .from(editions)
      .innerJoin(revisions, eq(revisions.id, editions.revisionId))
      .where(eq(editions.id, sql.placeholder('id')))
      .prepare(),
  }
})

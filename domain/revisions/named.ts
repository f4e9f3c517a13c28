import { desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { people, revisionNames, revisionNotes, revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { GAP, holds, type Wanted } from '../search/wanted.ts'

/** A name or a note of a revision, by whom and when. Empty where it was taken away; `by` is null where the service acted. */
export type Said = { text: string; by: string | null; at: number }

/** The present names of these revisions, or of all, by id; those that have none are left out. */
export const namesOf = (db: Db, ids?: string[]): Map<string, Said> =>
  latest(
    db
      .select({ id: revisionNames.revisionId, text: revisionNames.name, by: people.name, at: revisionNames.at })
      .from(revisionNames)
      .leftJoin(people, eq(people.id, revisionNames.personId))
      .where(ids && inArray(revisionNames.revisionId, ids))
      .orderBy(revisionNames.id)
      .all(),
  )

/** The present notes of these revisions, or of all, by id; those that have none are left out. */
export const notesOf = (db: Db, ids?: string[]): Map<string, Said> =>
  latest(
    db
      .select({ id: revisionNotes.revisionId, text: revisionNotes.note, by: people.name, at: revisionNotes.at })
      .from(revisionNotes)
      .leftJoin(people, eq(people.id, revisionNotes.personId))
      .where(ids && inArray(revisionNotes.revisionId, ids))
      .orderBy(revisionNotes.id)
      .all(),
  )

/** Rows come in the order in which they were said: the last one counts. */
function latest(rows: (Said & { id: string })[]): Map<string, Said> {
  const last = new Map(rows.map(({ id, ...said }) => [id, said]))
  for (const [id, { text }] of last) if (text === '') last.delete(id)
  return last
}

/** Every name that a revision was ever given, the newest first, with those that took one away. */
export const everyNameOf = (db: Db, revisionId: string): Said[] =>
  db
    .select({ text: revisionNames.name, by: people.name, at: revisionNames.at })
    .from(revisionNames)
    .leftJoin(people, eq(people.id, revisionNames.personId))
    .where(eq(revisionNames.revisionId, revisionId))
    .orderBy(desc(revisionNames.id))
    .all()

/** Of a revision in a query: it has a name now. */
export const isNamed = (): SQL =>
  sql`(select ${revisionNames.name} from ${revisionNames} where ${revisionNames.revisionId} = ${revisions.id} order by ${revisionNames.id} desc limit 1) <> ''`

/**
 * The revisions whose present name and note together hold all that is wanted. People write few of them, so that each is
 * looked at: no index has to follow them.
 */
export function saidWith(db: Db, wanted: Wanted[]): string[] {
  const [names, notes] = [namesOf(db), notesOf(db)]
  const ids = [...new Set([...names.keys(), ...notes.keys()])]
  return ids.filter((id) => holds([names.get(id)?.text, notes.get(id)?.text].filter(Boolean).join(GAP), wanted))
}

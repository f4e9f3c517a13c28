import { createHash } from 'node:crypto'
import { and, asc, desc, eq } from 'drizzle-orm'
import { editions, people, revisions, revisionWriters } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { Comparison, Counts, Entry } from '../compare/comparison.ts'
import { isChange } from '../compare/counts.ts'
import type { Content } from '../richtext/document.ts'
import { namesOf } from './named.ts'
import { listRevisions, type RevisionRefusal, type RevisionRow } from './read.ts'
import { editionOfRevision } from './timeline.ts'

/** What a revision changed in the one before it, by where it stands in its body. `number` counts the changes from the top. */
export type StepChanges = {
  standfirst: Comparison['standfirst']
  /** By the place of the block. */
  changed: { [block: number]: { number: number; entry: Entry } }
  /** What was removed, before which block; null after the last one. */
  gone: { number: number; before: number | null; entry: Entry }[]
  counts: Counts
}

/**
 * A revision as one walks through a history. `trouble` says why its content cannot be shown, `lines` are its words where
 * only another version knows their form. `unknown` says why there is nothing to say of what it changed.
 */
export type Step = {
  row: RevisionRow
  edition: ReturnType<typeof editionOfRevision>
  content: Content | null
  trouble: RevisionRefusal | null
  lines: string[]
  changes: StepChanges | null
  unknown: 'first' | 'before-unreadable' | 'large' | 'not-compared' | null
}

/** What of a step is read at once: its `etag` says all that the step is made of. */
export type StepHead = Pick<Step, 'row' | 'edition'> & { before: RevisionRow | null; etag: string }

/** The head of a step; null where the report has no revision of this number. */
export function stepHead(db: Db, reportId: string, number: number): StepHead | null {
  const [row, before = null] = listRevisions(db, reportId, { before: number + 1, limit: 2 })
  if (!row || row.number !== number) return null
  const edition = editionOfRevision(db, row.id)
  const etag = createHash('sha256')
    .update(JSON.stringify([row, edition, before?.hash]))
    .digest('hex')
  return { row, edition, before, etag }
}

/** Lays a comparison over the newer of its sides. */
export function changesIn({ standfirst, entries, counts }: Comparison): StepChanges {
  const changed: StepChanges['changed'] = {}
  const gone: StepChanges['gone'] = []
  let number = standfirst.change === 'unchanged' ? 0 : 1
  for (const entry of entries) {
    if (entry.change === 'moved-away') continue
    const here = entry.change === 'removed' ? null : entry.newer
    if (here !== null) for (const one of gone) if (one.before === null) one.before = here
    if (!isChange(entry)) continue
    number++
    if (here === null) gone.push({ number, before: null, entry })
    else changed[here] = { number, entry }
  }
  return { standfirst, changed, gone, counts }
}

/** All revisions of a report by their number, lean: when, and by whom; and those that stand out, the newest first. */
export type Stops = {
  /** When the revision with the number of its place, counted from 1, was cut. */
  at: number[]
  /** By whom, as a place in `people`. */
  by: number[]
  people: string[]
  marked: { number: number; label: string }[]
}

/** Where one can stop on a walk through a history. */
export function stopsOf(db: Db, reportId: string): Stops {
  const rows = db
    .select({ id: revisions.id, number: revisions.number, at: revisions.createdAt, author: people.name })
    .from(revisions)
    .leftJoin(people, eq(people.id, revisions.authorId))
    .where(eq(revisions.reportId, reportId))
    .orderBy(asc(revisions.number))
    .all()
  const writers = Map.groupBy(
    db
      .select({ number: revisions.number, name: people.name })
      .from(revisionWriters)
      .innerJoin(revisions, and(eq(revisions.id, revisionWriters.revisionId), eq(revisions.reportId, reportId)))
      .innerJoin(people, eq(people.id, revisionWriters.personId))
      .orderBy(people.name)
      .all(),
    ({ number }) => number,
  )
  const who = rows.map(
    ({ number, author }) =>
      writers
        .get(number)
        ?.map(({ name }) => name)
        .join(', ') ??
      author ??
      '',
  )
  const names = [...new Set(who)]
  const place = new Map(names.map((name, index) => [name, index]))
  return { at: rows.map(({ at }) => at), by: who.map((name) => place.get(name) ?? 0), people: names, marked: markedOf(db, reportId, rows) }
}

function markedOf(db: Db, reportId: string, rows: { id: string; number: number }[]): Stops['marked'] {
  const names = namesOf(db)
  const published = Map.groupBy(
    db
      .select({ id: editions.revisionId, major: editions.major, minor: editions.minor })
      .from(editions)
      .where(eq(editions.reportId, reportId))
      .orderBy(desc(editions.publishedAt))
      .all(),
    ({ id }) => id,
  )
  return rows
    .map(({ id, number }) => ({
      number,
      label: [...(published.get(id) ?? []).map(({ major, minor }) => `Edition ${major}.${minor}`), names.get(id)?.text ?? '']
        .filter((word) => word !== '')
        .join(', '),
    }))
    .filter(({ label }) => label !== '')
    .reverse()
}

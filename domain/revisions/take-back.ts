import { and, eq } from 'drizzle-orm'
import { revisions } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { ALLOWANCE } from '../compare/allowance.ts'
import { changeKeys } from '../compare/change-keys.ts'
import { compareContents } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import { changesInSection } from '../compare/section-changes.ts'
import { type Chosen, takenBack } from '../compare/take-back.ts'
import { openDraft } from '../drafts/read.ts'
import { isArchived, type WriteRefusal, writeContent } from '../drafts/write.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { parseContent } from '../richtext/parse.ts'
import { type BeingWritten, beingWritten, touched, type Writer } from './being-written.ts'
import { cutRevision } from './cut.ts'
import { type RevisionRefusal, readContent } from './read.ts'

/** What was done: the revision that holds what the draft said `before`, and the one that it is now. */
export type TakenBack = { before: number; number: number }

export type TakeBackRefusal =
  | WriteRefusal
  | RevisionRefusal
  | BeingWritten
  | { kind: 'section-gone' }
  | { kind: 'change-gone' }
  | { kind: 'nothing-to-restore' }
  | { kind: 'draft-too-large' }

/** `from` is the revision that says how it was. `writers`: whose carets stand in the draft now; nobody's, when it shall be done all the same. */
type Asked = { reportId: string; from: number; writers?: readonly Writer[] }

/** Two states of a report and what differs, from the revision to the draft. */
type States = { older: Content; draft: Content; comparison: Comparison }

/** The changes that are asked for, what they are of, and the number of the section that they stand in. */
type Found = { chosen: Chosen; part: 'section' | 'change'; place: string }

/**
 * Makes a section of the draft, its subsections included, what it was in a revision: `heading` is the id of its heading
 * on either side. One that is gone comes back, one that the revision has not goes; the rest stays, to the byte. What the
 * draft said is cut first (`before`), so that it can be undone. Refusals: forbidden, not-found, draft-unreadable,
 * archived, revision-not-found, damaged, unknown-schema, section-gone, nothing-to-restore, being-written, draft-too-large.
 */
export function restoreSection(tx: Tx, actor: Actor, { heading, ...asked }: Asked & { heading: string }, now: number): Result<TakenBack, TakeBackRefusal> {
  return restorePart(tx, actor, asked, now, ({ older, draft, comparison }) => {
    const found = changesInSection(older, draft, comparison, heading)
    if (!found) return refuse({ kind: 'section-gone' })
    return ok({ chosen: found.changes, part: 'section', place: found.section.number })
  })
}

/**
 * Undoes one change between a revision and the draft, named by its key (`changeKeys`), and nothing else. The draft is cut
 * first. Refusals: as of `restoreSection`, with change-gone for section-gone: somebody changed the place meanwhile.
 */
export function takeBackChange(tx: Tx, actor: Actor, { key, ...asked }: Asked & { key: string }, now: number): Result<TakenBack, TakeBackRefusal> {
  return restorePart(tx, actor, asked, now, ({ older, draft, comparison }) => {
    const [index] = [...changeKeys(older, draft, comparison)].find(([, known]) => known === key) ?? []
    if (index === undefined) return refuse({ kind: comparison.counts.changes === 0 ? 'nothing-to-restore' : 'change-gone' })
    const place = index === 'standfirst' ? '' : (comparison.entries[index]?.section?.number ?? '')
    return ok({ chosen: new Set([index]), part: 'change', place })
  })
}

/**
 * Takes back what a restore of a part did, given as the revision that it made, and leaves what was written since.
 * Refusals: as of `takeBackChange`; change-gone also when only a part of it stands there as it was made.
 */
export function undoTakeBack(
  tx: Tx,
  actor: Actor,
  { reportId, revision, writers = [] }: { reportId: string; revision: number; writers?: readonly Writer[] },
  now: number,
): Result<TakenBack, TakeBackRefusal> {
  if (!may(actor, 'revision.restore')) return refuse({ kind: 'forbidden', action: 'revision.restore' })
  const made = partRestored(tx, reportId, revision)
  if (!made) return refuse({ kind: 'revision-not-found', number: revision })
  const { part, parent, place } = made
  const after = readContent(tx, reportId, revision)
  if (!after.ok) return after
  return restorePart(tx, actor, { reportId, from: parent, writers }, now, ({ older, draft, comparison }) => {
    const then = changeKeys(older, after.value.content, compareContents(older, after.value.content, ALLOWANCE.brief))
    const wanted = new Set(then.values())
    const chosen = new Set([...changeKeys(older, draft, comparison)].flatMap(([index, key]) => (wanted.has(key) ? [index] : [])))
    if (comparison.counts.changes === 0) return refuse({ kind: 'nothing-to-restore' })
    return chosen.size === wanted.size ? ok({ chosen, part, place }) : refuse({ kind: 'change-gone' })
  })
}

/** What a revision brought back of another one, and the number of the one before it; null for one that brought back no part. */
export function partRestored(db: Db, reportId: string, number: number): { parent: number; part: 'section' | 'change'; place: string } | null {
  const row = db
    .select({ parent: revisions.parent, part: revisions.restoredPart, place: revisions.restoredPlace })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), eq(revisions.number, number)))
    .get()
  return row?.part && row.parent !== null ? { parent: row.parent, part: row.part, place: row.place ?? '' } : null
}

function restorePart(
  tx: Tx,
  actor: Actor,
  { reportId, from, writers = [] }: Asked,
  now: number,
  find: (states: States) => Result<Found, TakeBackRefusal>,
): Result<TakenBack, TakeBackRefusal> {
  if (!may(actor, 'revision.restore')) return refuse({ kind: 'forbidden', action: 'revision.restore' })
  const opened = openDraft(tx, reportId)
  if (!opened.ok) return opened
  if (isArchived(tx, reportId)) return refuse({ kind: 'archived' })
  const wanted = readContent(tx, reportId, from)
  if (!wanted.ok) return wanted
  const { content: older } = wanted.value
  const draft = opened.value.draft.content
  const comparison = compareContents(older, draft, ALLOWANCE.brief)
  const found = find({ older, draft, comparison })
  if (!found.ok) return found
  const { chosen, part, place } = found.value
  if (chosen.size === 0) return refuse({ kind: 'nothing-to-restore' })
  const others = beingWritten(writers, actor, touched(draft, comparison, chosen))
  if (others) return refuse(others)
  const content = parseContent(takenBack(older, draft, comparison, chosen))
  if (!content.ok) return refuse({ kind: 'draft-too-large' })

  const before = cutRevision(tx, actor, { reportId, kind: 'before-restore' }, now)
  if (!before.ok) return before
  writeContent(tx, actor, { reportId, content: content.value, history: opened.value.history }, now)
  const after = cutRevision(tx, actor, { reportId, kind: 'restored', restoredFrom: from, restoredPart: part, restoredPlace: place }, now)
  if (!after.ok) return after
  const details = { from, before: before.value.number, revision: after.value.number, place }
  record(tx, actor, { action: part === 'section' ? 'section.restored' : 'change.taken-back', reportId, details }, now)
  return ok({ before: before.value.number, number: after.value.number })
}

import { and, eq } from 'drizzle-orm'
import { answeredRequests, openPurges, purgedRows, wordPurges } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { raisePublication } from '../editions/publication.ts'
import { indexAgain } from '../editions/published-text.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { answersWith } from './answers.ts'
import { cleanBodies, renewDraft } from './bodies.ts'
import { cleanTexts } from './cleaned-texts.ts'
import { isBodyTouched, rowsOf, type Unread } from './places.ts'
import { cleanSearch, optimizeSearch } from './search.ts'
import { soughtWords, type Wording, type WordingRefusal } from './sought.ts'
import { type Survey, survey } from './survey.ts'
import type { Renamed } from './without-words.ts'

export type Purging = Wording & {
  reason: string
  /** What the person saw and confirms: `seen` of where the words stand. */
  seen: string
  /** What was found before: only what came after it is read here. */
  surveyed?: Survey
}

/** What a purge changed, in figures, and what it had to leave. */
export type Purged = { purgeId: string; reports: number; revisions: number; drafts: number; answers: number; rows: number; unread: Unread[] }

export type PurgeRefusal =
  | Forbidden
  | WordingRefusal
  | { kind: 'purge-reason-missing' }
  | { kind: 'reason-too-long'; most: number }
  | { kind: 'reason-holds-words' }
  | { kind: 'nothing-found' }
  | { kind: 'places-changed' }

export const LONGEST_REASON = 500

/**
 * Removes words from every revision, edition, draft, log of updates, search index and kept answer. The rows stay, with
 * `[removed]` where the words stood; so do who did it, when and why. What readers see changes at once, and each draft
 * gets a generation that no browser has seen. Refusals: forbidden, those of the words, purge-reason-missing,
 * reason-too-long, reason-holds-words, nothing-found; places-changed when they stand elsewhere than the person saw.
 */
export function purgeWords(tx: Tx, actor: Actor, { reason, seen, surveyed, ...wording }: Purging, now: number): Result<Purged, PurgeRefusal> {
  if (!may(actor, 'words.purge')) return refuse({ kind: 'forbidden', action: 'words.purge' })
  const wanted = soughtWords(wording)
  if (!wanted.ok) return wanted
  const sought = wanted.value
  if (reason.trim() === '') return refuse({ kind: 'purge-reason-missing' })
  if (reason.trim().length > LONGEST_REASON) return refuse({ kind: 'reason-too-long', most: LONGEST_REASON })
  if (sought.rangesIn(reason).length > 0) return refuse({ kind: 'reason-holds-words' })
  const found = ended(survey(tx, sought, surveyed))
  if (!found) return refuse({ kind: 'places-changed' })
  const { reports, unread, rows, answers } = found.stand
  if (rows + answers === 0) return refuse({ kind: 'nothing-found' })
  if (found.stand.seen !== seen) return refuse({ kind: 'places-changed' })

  const purgeId = newId()
  tx.insert(wordPurges).values({ id: purgeId, reason: reason.trim(), personId: actor.id, at: now }).run()
  tx.insert(openPurges).values({ purgeId }).run()
  const renamed = renaming()
  const touched = reports.filter(isBodyTouched)
  const drafts = touched.filter(({ reportId }) => {
    const held = found.held.get(reportId) ?? []
    cleanBodies(tx, reportId, held, sought, renamed)
    cleanSearch(tx, reportId, held)
    return renewDraft(tx, reportId, held, sought, renamed)
  })
  for (const report of reports) {
    cleanTexts(tx, report, sought)
    indexAgain(tx, report.reportId)
    for (const { what, row } of rowsOf(report)) tx.insert(purgedRows).values({ purgeId, what, row }).run()
  }
  optimizeSearch(tx)
  for (const { personId, key } of answersWith(tx, sought))
    tx.delete(answeredRequests)
      .where(and(eq(answeredRequests.personId, personId), eq(answeredRequests.key, key)))
      .run()
  tx.delete(openPurges).run()
  raisePublication(tx)

  const revisions = reports.reduce((sum, report) => sum + report.revisions.length, 0)
  const figures = { reports: reports.length, revisions, drafts: drafts.length, answers, rows }
  record(tx, actor, { action: 'words.purged', details: { purgeId, ...figures } }, now)
  return ok({ purgeId, ...figures, unread })
}

/** Runs a survey to its end at once. */
function ended<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function renaming(): Renamed {
  const ids = new Map<string, string>()
  return (id) => {
    const known = ids.get(id) ?? newId()
    ids.set(id, known)
    return known
  }
}

import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { revisions } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { compareContents } from '../compare/compare.ts'
import { ok, type Result, refuse } from '../result.ts'
import { contentOfRevision, type RevisionRefusal } from '../revisions/read.ts'
import type { Content } from '../richtext/document.ts'
import { broughtBy, unknown } from './bring.ts'
import { linesOf } from './lines.ts'
import { EVERY, keptBefore, readWhole, splitOfRevision } from './rows.ts'
import { type Authorship, carried, completed, filled, type Partial } from './runs.ts'
import { traceWords } from './trace.ts'

/** A revision with who wrote what of it. */
export type Authored = { number: number; hash: string; content: Content; authorship: Authorship }

type Head = { seq: number; number: number; hash: string; restoredFrom: number | null }

/** A step of the way: what is known now; `keep` where others will want to start from there. */
export type Step = { authored: Authored; keep: boolean }

/**
 * Goes from the nearest kept authorship on to the one of a revision, a step for each revision between. Whoever asks takes
 * the steps one by one, so that others have their turn. Kept words keep their origin; words that a restore brought back
 * have the one that they had in what it restored; what comes after a damaged revision is lost with it.
 * Refusals: revision-not-found, damaged.
 */
export function* walkTo(db: Db, reportId: string, number: number): Generator<Step, Result<Authored, RevisionRefusal>> {
  const start = startFor(db, reportId, number)
  if (start?.number === number) return ok(start)
  let last = start
  let damaged: number | null = null
  for (const head of headsBetween(db, reportId, start?.number ?? 0, number)) {
    const content = contentOfRevision(db, head)
    if (!content) {
      damaged ??= head.number
      if (head.number === number) return refuse({ kind: 'damaged', number })
      continue
    }
    const source: Authored | null = head.restoredFrom === null ? null : yield* sourceOf(db, reportId, head.restoredFrom)
    const authorship = step(db, reportId, { last, head, content, source, damaged })
    last = { number: head.number, hash: head.hash, content, authorship }
    damaged = null
    yield { authored: last, keep: head.number % EVERY === 0 || head.restoredFrom !== null }
  }
  return last?.number === number ? ok(last) : refuse({ kind: 'revision-not-found', number })
}

/** How many steps it is to a revision. */
export const stepsTo = (db: Db, reportId: string, number: number): number => number - (keptBefore(db, reportId, number)[0] ?? 0)

type Known = { last: Authored | null; head: Head; content: Content; source: Authored | null; damaged: number | null }

function step(db: Db, reportId: string, { last, head, content, source, damaged }: Known): Authorship {
  const lines = linesOf(content)
  const from = (older: Authored): Partial => carried(traceWords(older.content, content, compareContents(older.content, content)), older.authorship)
  const own = last ? from(last) : unknown(lines)
  const runs = source ? completed(own, from(source)) : own
  if (damaged !== null) return filled(runs, () => ({ revision: damaged, person: null, lost: true }))
  return broughtBy(lines, runs, head.number, splitOfRevision(db, reportId, head.number))
}

/** What a restore restored; where that is damaged, what it brought back counts as its own. */
function* sourceOf(db: Db, reportId: string, number: number): Generator<Step, Authored | null> {
  const walk = walkTo(db, reportId, number)
  for (let next = walk.next(); ; next = walk.next()) {
    if (next.done) return next.value.ok ? next.value.value : null
    yield { ...next.value, keep: false }
  }
}

/** The nearest revision up to this one whose authorship is kept and is of what it says. */
function startFor(db: Db, reportId: string, number: number): Authored | null {
  for (const kept of keptBefore(db, reportId, number)) {
    const [head] = headsBetween(db, reportId, kept - 1, kept)
    const content = head && contentOfRevision(db, head)
    const authorship = head && content && readWhole(db, reportId, head, linesOf(content))
    if (authorship) return { number: kept, hash: head.hash, content, authorship }
  }
  return null
}

const headsBetween = (db: Db, reportId: string, after: number, until: number): Head[] =>
  db
    .select({ seq: revisions.seq, number: revisions.number, hash: revisions.hash, restoredFrom: revisions.restoredFrom })
    .from(revisions)
    .where(and(eq(revisions.reportId, reportId), gt(revisions.number, after), lte(revisions.number, until)))
    .orderBy(asc(revisions.number))
    .all()

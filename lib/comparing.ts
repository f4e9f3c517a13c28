import { ALLOWANCE } from '#domain/compare/allowance.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import { type Excerpt, excerptOf } from '#domain/compare/excerpt.ts'
import { othersFirst } from '#domain/others-first.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import {
  answerComparing,
  bothOpened,
  type ComparingAnswers,
  type ComparingJob,
  type Kept,
  openedSide,
  type Unread,
  weightOf,
} from '#domain/revisions/comparing-jobs.ts'
import type { Content } from '#domain/richtext/document.ts'
import { shelf } from './registry.ts'

/** Two contents that were not compared: it took too long or too much memory, many wait already, or the rules failed. */
export type NotCompared = { kind: 'not-compared'; why: 'time' | 'memory' | 'many' | 'fault' }

/** Whoever compares for this process what is large. */
export type Comparer = { answer(job: ComparingJob): Promise<Result<unknown, { kind: string }>> }

export type Both<Side> = { older: Side; newer: Side }

/** Two sides that weigh more are compared in a thread of its own: reading one of them would hold up others. */
const LARGE = 1_200_000

/** For readers sooner: what they get is kept until something else is published, so that it may take its time, and nobody is to wait for it. */
const LARGE_FOR_READERS = 300_000

/** The server says once that a thread of its own compares. */
export function offerComparer(comparer: Comparer): void {
  shelf.set('comparer', comparer)
}

export const notCompared = (why: NotCompared['why']) => refuse({ kind: 'not-compared', why })

/** The changes between two contents from one on, by its number, as many as a page for readers shows. Refusals: sides-unread, not-compared. */
export async function excerptBetween(kept: Both<Kept>, from: number): Promise<Result<Excerpt, Unread | NotCompared>> {
  const here = await comparedHere(kept, LARGE_FOR_READERS)
  await othersFirst()
  if (here) return here.ok ? ok(excerptOf(here.value.comparison, here.value.newer, from)) : here
  const answer = await comparedApart({ ask: 'excerpt', from, ...kept })
  return answer.ok ? ok(JSON.parse(answer.value.json) as Excerpt) : answer
}

type ComparedHere = Both<Content> & { comparison: Comparison; etags: Both<string | null> }

/** A comparison of two contents that are neither large nor too different; null where that is for the thread. Others have their turn in between. */
export async function comparedHere({ older, newer }: Both<Kept>, large = LARGE): Promise<Result<ComparedHere, Unread> | null> {
  if (weightOf(older, large) + weightOf(newer, large) > large) return null
  const before = openedSide(older)
  await othersFirst()
  const read = bothOpened(before, openedSide(newer))
  if (!read.ok) return read
  await othersFirst()
  const sides = { older: read.value.older.content, newer: read.value.newer.content }
  const comparison = compareContents(sides.older, sides.newer, ALLOWANCE.brief)
  return comparison.coarse ? null : ok({ ...sides, comparison, etags: { older: read.value.older.etag, newer: read.value.newer.etag } })
}

type Ask = ComparingJob['ask']

/** Where there is no server, in a command or a test, this thread compares. */
export async function comparedApart<Asked extends Ask>(
  job: Extract<ComparingJob, { ask: Asked }>,
): Promise<ComparingAnswers[Asked] | { ok: false; refusal: NotCompared }> {
  const comparer = shelf.get('comparer') as Comparer | undefined
  return (comparer ? await comparer.answer(job) : answerComparing(job)) as ComparingAnswers[Asked] | { ok: false; refusal: NotCompared }
}

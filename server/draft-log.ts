import { setTimeout as sleep } from 'node:timers/promises'
import type { Transact, Tx } from '#db/transact.ts'
import { draftBytes } from '#domain/drafts/read.ts'
import { appendUpdates } from '#domain/drafts/write.ts'
import { actorOfSession, isSeenLongAgo, type PersonActor, touchSession } from '#domain/people/sessions.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { log } from '#lib/log.ts'
import { type DraftName, draftState, nameOfDraft } from './standing.ts'

/** Updates that arrive within this many milliseconds share one commit; the first of a burst does not wait. */
const WINDOW = 25

type Waiting = { draft: DraftName; update: Uint8Array; writer: PersonActor; answer(refused: NotStored | null): void }

/** Why an update is not stored: its draft was archived or belongs to an older generation, its writer's session ended, or the draft is full. */
const notWritable = { code: 4409, reason: 'not-writable' } as const
const signedOut = { code: 4401, reason: 'signed-out' } as const
const full = { code: 4400, reason: 'draft-full' } as const
const notStored = { code: 1013, reason: 'not-stored' } as const

/** So many bytes of updates a draft may hold. A body at its bound takes a fraction of that, its deleted words included. */
const MOST_BYTES = 32_000_000

type NotStored = typeof notWritable | typeof signedOut | typeof full | typeof notStored

/**
 * Puts what is typed on disk, before anyone is told "saved". `append` gives null when its update is committed, and
 * else why not, as the code and the reason with which its socket is to close.
 */
export function draftLog(transact: Transact, now: () => number) {
  let waiting: Waiting[] = []
  let running = false
  let begun = Number.NEGATIVE_INFINITY

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await sleep(Math.max(0, begun + WINDOW - performance.now()))
      begun = performance.now()
      const batch = waiting
      waiting = []
      await storeAll(batch)
    }
    running = false
  }

  async function storeAll(batch: Waiting[]): Promise<void> {
    const groups = [...Map.groupBy(batch, ({ draft }) => nameOfDraft(draft)).values()]
    try {
      const answers = await transact((tx) => groups.flatMap((group) => storeGroup(tx, group)))
      for (const { each, refused } of answers) each.answer(refused)
    } catch (error) {
      // One draft that cannot be stored must not take the others with it.
      if (groups.length > 1) for (const group of groups) await storeAll(group)
      else {
        log.error('updates were not stored', error, { report: batch[0]?.draft.reportId ?? '' })
        for (const each of batch) each.answer(notStored)
      }
    }
  }

  function storeGroup(tx: Tx, group: Waiting[]): { each: Waiting; refused: NotStored | null }[] {
    const draft = group[0]?.draft
    const state = draft && draftState(tx, draft.reportId)
    const isWritable = draft && state && state.generation === draft.generation && state.schemaVersion === SCHEMA_VERSION && !state.archived
    if (!isWritable) return group.map((each) => ({ each, refused: notWritable }))
    const isFull = draftBytes(tx, draft.reportId) >= MOST_BYTES
    // Much can happen between the arrival of an update and the lock: who writes is asked once more, where it is written.
    const answers = group.map((each) => ({ each, refused: actorOfSession(tx, each.writer.sessionId, now()) ? (isFull ? full : null) : signedOut }))
    const written = answers.filter(({ refused }) => refused === null).map(({ each }) => each)
    if (written.length === 0) return answers
    const updates = written.map(({ update, writer }) => ({ data: update, writer: writer.id }))
    appendUpdates(tx, draft.reportId, updates, now())
    // Whoever writes is there, though no page is asked for.
    for (const { writer } of written) if (isSeenLongAgo(writer, now())) touchSession(tx, writer.sessionId, now())
    return answers
  }

  return {
    append(draft: DraftName, update: Uint8Array, writer: PersonActor): Promise<NotStored | null> {
      return new Promise((answer) => {
        waiting.push({ draft, update, writer, answer })
        if (running) return
        running = true
        void run()
      })
    },
  }
}

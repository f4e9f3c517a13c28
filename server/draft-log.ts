import { setTimeout as sleep } from 'node:timers/promises'
import type { Transact, Tx } from '#db/transact.ts'
import { appendUpdates } from '#domain/drafts/write.ts'
import { isSeenLongAgo, type PersonActor, touchSession } from '#domain/people/sessions.ts'
import { type DraftName, draftState, nameOfDraft } from './standing.ts'

/** Updates that arrive within this many milliseconds share one commit; the first of a burst does not wait. */
const WINDOW = 25

type Waiting = { draft: DraftName; update: Uint8Array; writer: PersonActor; stored(): void; failed(error: unknown): void }

/** An update that may not be stored any more: its draft was archived or belongs to an older generation. */
export const notWritable = { code: 4409, reason: 'not-writable' } as const

/**
 * Puts what is typed on disk, before anyone is told "saved". `append` resolves when its update is committed, and
 * rejects when it is not: with `notWritable`, or with what the database said.
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
      settle(await transact((tx) => groups.map((group) => storeGroup(tx, group))))
    } catch (error) {
      // One draft that cannot be stored must not take the others with it.
      if (groups.length > 1) for (const group of groups) await storeAll(group)
      else for (const each of batch) each.failed(error)
    }
  }

  function storeGroup(tx: Tx, group: Waiting[]): { group: Waiting[]; written: boolean } {
    const draft = group[0]?.draft
    const state = draft && draftState(tx, draft.reportId)
    if (!draft || !state || state.generation !== draft.generation || state.archived) return { group, written: false }
    const updates = group.map((each) => each.update)
    const writers = group.map((each) => each.writer.id)
    appendUpdates(tx, draft.reportId, updates, writers, now())
    // Whoever writes is there, though no page is asked for.
    for (const { writer } of group) if (isSeenLongAgo(writer, now())) touchSession(tx, writer.sessionId, now())
    return { group, written: true }
  }

  function settle(outcome: { group: Waiting[]; written: boolean }[]): void {
    for (const { group, written } of outcome) for (const each of group) written ? each.stored() : each.failed(notWritable)
  }

  return {
    append(draft: DraftName, update: Uint8Array, writer: PersonActor): Promise<void> {
      return new Promise((stored, failed) => {
        waiting.push({ draft, update, writer, stored, failed })
        if (running) return
        running = true
        void run()
      })
    },
  }
}

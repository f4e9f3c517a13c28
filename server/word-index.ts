import { setTimeout as sleep } from 'node:timers/promises'
import type { Db, Transact } from '#db/transact.ts'
import { indexRevision, withoutWords } from '#domain/revisions/backfill.ts'
import { log } from '#lib/log.ts'

/** A revision takes some milliseconds; in between, everything else has its turn. */
const PAUSE = 50
const MOST = 150

/**
 * Brings revisions that were cut before there was an index of words into it, a few in each round of timed work. Every later
 * one comes in with its cut, so that nothing is left to do once all have been looked at.
 */
export function wordIndex({ reads, transact }: { reads: Db; transact: Transact }) {
  let from: number | null = 0
  let stopped = false
  let running: Promise<void> | null = null

  async function index(revisionId: string): Promise<void> {
    try {
      await transact((tx) => indexRevision(tx, revisionId))
    } catch (error) {
      log.error('the words of a revision could not be indexed', error, { revision: revisionId })
    }
  }

  async function round(): Promise<void> {
    let room = MOST
    while (from !== null && room > 0 && !stopped) {
      const { ids, next } = withoutWords(reads, from)
      for (const id of ids.slice(0, room)) {
        if (stopped) return
        await index(id)
        await sleep(PAUSE)
      }
      room -= ids.length
      if (room >= 0) from = next
      await sleep(PAUSE)
    }
  }

  return {
    /** Goes on beside the rest of timed work, which does not wait for it. */
    tick(): void {
      if (from === null) return
      running ??= round()
        .catch((error: unknown) => log.error('the index of words stood still', error))
        .finally(() => {
          running = null
        })
    },
    async stop(): Promise<void> {
      stopped = true
      await running
    },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Db, Transact } from '#db/transact.ts'
import { indexAgain, indexedBefore } from '#domain/editions/published-text.ts'
import { log } from '#lib/log.ts'

/** A report takes some milliseconds; in between, everything else has its turn. */
const PAUSE = 50
const MOST = 100

/**
 * Makes what readers may search anew where an earlier version of Host City derived it by other rules, a few reports in
 * each round of timed work. Until then they are found by what that version knew.
 */
export function searchTexts({ reads, transact }: { reads: Db; transact: Transact }) {
  const failed = new Set<string>()
  let done = false
  let stopped = false
  let running: Promise<void> | null = null

  async function again(reportId: string): Promise<void> {
    try {
      await transact((tx) => indexAgain(tx, reportId))
    } catch (error) {
      failed.add(reportId)
      log.error('what may be searched of a report could not be made anew', error, { report: reportId })
    }
  }

  async function round(): Promise<void> {
    const due = indexedBefore(reads, MOST + failed.size).filter((reportId) => !failed.has(reportId))
    for (const reportId of due) {
      if (stopped) return
      await again(reportId)
      await sleep(PAUSE)
    }
    done = due.length === 0
  }

  return {
    /** Goes on beside the rest of timed work, which does not wait for it. */
    tick(): void {
      if (done) return
      running ??= round()
        .catch((error: unknown) => log.error('the texts for searching stood still', error))
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

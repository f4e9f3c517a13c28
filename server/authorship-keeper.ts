import type { Db, Transact } from '#db/transact.ts'
import { reportsBehind } from '#domain/authorship/behind.ts'
import { deriveAuthorship, stopDeriving } from '#lib/authorship.ts'
import { log } from '#lib/log.ts'

/**
 * Derives who wrote what where the newest revision does not say so yet: in a history older than this, after a restore,
 * after a purge. One report after the other, beside the rest of timed work.
 */
export function authorshipKeeper(world: { reads: Db; transact: Transact }) {
  /** Those whose newest revision cannot be told of: it is damaged. */
  const lost = new Map<string, number>()
  let stopped = false
  let running: Promise<void> | null = null

  async function round(): Promise<void> {
    for (const { reportId, number } of reportsBehind(world.reads)) {
      if (stopped || lost.get(reportId) === number) continue
      if (!(await deriveAuthorship(world, reportId, number).ended)) lost.set(reportId, number)
    }
  }

  return {
    tick(): void {
      running ??= round()
        .catch((error: unknown) => log.error('who wrote what was not derived', error))
        .finally(() => {
          running = null
        })
    },
    async stop(): Promise<void> {
      stopped = true
      await stopDeriving()
      await running
    },
  }
}

import type { Transact } from '#db/transact.ts'
import { noteBackup } from '#domain/audit/note-backup.ts'
import { type Actor, service } from '#domain/people/actor.ts'
import type { BackupOutcome, BackupWork } from '#lib/backup-work.ts'
import { isBackupDue } from '#lib/backups.ts'
import { log } from '#lib/log.ts'
import { inOwnProcess } from './own-process.ts'

/** A start is busy enough. */
const FIRST = 60_000
const EVERY = 10 * 60_000
const AFTER_FAILURE = 3_600_000

type Options = {
  dataDir: string
  transact: Transact
  daily: boolean
  write?: (dataDir: string, signal: AbortSignal) => Promise<BackupOutcome>
  now?: () => number
}

/**
 * A backup every day, in a process of its own: copying and proving a large database must not hold up anybody. The
 * files say when the last one was made, so that a restart neither forgets nor repeats it.
 */
export function dailyBackup({ dataDir, transact, daily, write = written, now = Date.now }: Options): BackupWork & { tick(): Promise<void>; stop(): void } {
  const stopping = new AbortController()
  let running: Promise<BackupOutcome> | null = null
  let failed: { at: number; sentence: string } | null = null

  async function once(actor: Actor): Promise<BackupOutcome> {
    const outcome = await write(dataDir, stopping.signal)
    if (outcome.ok) {
      failed = null
      await transact((tx) => noteBackup(tx, actor, { bytes: outcome.bytes }, now()))
    } else if (!stopping.signal.aborted) {
      failed = { at: now(), sentence: outcome.sentence }
      log.error('no backup could be made', outcome.sentence)
    }
    return outcome
  }

  function make(actor: Actor): Promise<BackupOutcome> {
    running ??= once(actor).finally(() => {
      running = null
    })
    return running
  }

  async function tick(): Promise<void> {
    if (failed && now() < failed.at + AFTER_FAILURE) return
    if (isBackupDue(dataDir, now())) await make(service)
  }

  const look = () => void tick().catch((error: unknown) => log.error('the daily backup failed', error))
  const timers = daily ? [setTimeout(look, FIRST), setInterval(look, EVERY)] : []

  return {
    make,
    failed: () => failed,
    tick,
    stop() {
      for (const timer of timers) clearTimeout(timer)
      stopping.abort()
    },
  }
}

/** The backup command in a process of its own. */
async function written(dataDir: string, signal: AbortSignal): Promise<BackupOutcome> {
  const ran = await inOwnProcess(dataDir, ['backup', '--json'], signal)
  return ran.ok ? { ok: true, bytes: Number((JSON.parse(ran.out) as { bytes: unknown }).bytes) } : ran
}

import type { Actor } from '#domain/people/actor.ts'
import { shelf } from './registry.ts'

export type BackupOutcome = { ok: true; bytes: number } | { ok: false; sentence: string }

/** What the rest of the process may ask of the daily backups. */
export type BackupWork = {
  /** Makes one now, or waits for the one that is being made. */
  make(actor: Actor): Promise<BackupOutcome>
  /** The last try, where it failed. */
  failed(): { at: number; sentence: string } | null
}

/** The daily backups, or null where there is no server, or where they are switched off. */
export const backupWork = (): BackupWork | null => (shelf.get('backup-work') as BackupWork | undefined) ?? null

/** The server says once that it makes backups. */
export function offerBackups(work: BackupWork): void {
  shelf.set('backup-work', work)
}

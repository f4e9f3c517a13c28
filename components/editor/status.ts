/** Why a draft may be read here and not written. */
export type Lock = { reason: 'signed-out' | 'not-allowed' | 'archived' | 'newer-program' | 'draft-replaced' | 'gone' | 'refused'; at: number }

/** What is known of the way between this device and the server. Times are milliseconds; nothing here is guessed. */
export type Connection = {
  /** Whether the draft has been opened: from the server, or from this device's copy. */
  opened: boolean
  /** Whether the browser says that it has a network. */
  online: boolean
  /** Whether the server has answered on the present socket. */
  connected: boolean
  /** Changes that the server has not acknowledged. */
  changes: number
  /** Since when the server has owed us a word. */
  waitingSince: number | null
  /** Since when nothing has reached the server. */
  apartSince: number | null
  /** When the server last said that it has everything. */
  savedAt: number | null
  /** Whether this device's copy holds every change, is being written, or cannot be written. */
  kept: Kept
  lock: Lock | null
}

export type Kept = 'yes' | 'writing' | 'no'

export type Status =
  | { kind: 'opening'; slow: boolean }
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving'; changes: number }
  | { kind: 'waiting'; since: number; kept: Kept }
  | { kind: 'offline'; since: number; kept: Kept }
  | { kind: 'locked'; lock: Lock }

/** How long a server may be silent before the status says so. */
export const PATIENCE = 2_000

/**
 * What the editor says about the state of the draft. "Saved" is said only when the server has acknowledged every
 * change; a server that is silent, or a socket that is closed, never reads so while a change waits.
 */
export function statusOf(connection: Connection, now: number): Status {
  const { opened, online, connected, changes, waitingSince, apartSince, savedAt, kept, lock } = connection
  if (lock) return { kind: 'locked', lock }
  const late = waitingSince !== null && now - waitingSince >= PATIENCE
  if (!opened) return { kind: 'opening', slow: !online || late || apartSince !== null }
  if (!online) return { kind: 'offline', since: apartSince ?? waitingSince ?? now, kept }
  if (!connected) {
    const since = apartSince ?? waitingSince
    return since === null || now - since < PATIENCE ? { kind: 'saving', changes } : { kind: 'offline', since, kept }
  }
  if (late && waitingSince !== null) return { kind: 'waiting', since: waitingSince, kept }
  return changes > 0 ? { kind: 'saving', changes } : { kind: 'saved', at: savedAt }
}

/** Whether leaving now would lose words: neither the server nor this device has them. */
export function wouldLose({ changes, kept }: Connection): boolean {
  return changes > 0 && kept !== 'yes'
}

import type { Connection, Kept, Lock, Status } from './status.ts'

const clock = (at: number, seconds: boolean) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...(seconds && { second: '2-digit' }) })

const reasons: Record<Lock['reason'], (time: string) => string> = {
  'signed-out': (time) => `your session ended at ${time}`,
  'not-allowed': (time) => `your rights ended at ${time}`,
  archived: () => 'this report is archived',
  'newer-program': () => 'Host City has a newer version',
  'draft-replaced': (time) => `the draft was replaced at ${time}`,
  gone: () => 'this report is no longer there',
  refused: (time) => `the server refused a change at ${time}`,
}

/** The status as the bar says it. */
export function statusWords(status: Status): string {
  switch (status.kind) {
    case 'opening':
      return status.slow ? 'Waiting for the server' : 'Opening'
    case 'saved':
      return status.at === null ? 'Saved' : `Saved · ${clock(status.at, true)}`
    case 'saving':
      return status.changes === 0 ? 'Connecting' : status.changes === 1 ? 'Saving 1 change' : `Saving ${status.changes} changes`
    case 'waiting':
      return `No answer · ${where(status)}`
    case 'offline':
      return `Offline · ${where(status)}`
    case 'locked':
      return `Read only · ${reasons[status.lock.reason](clock(status.lock.at, false))}`
  }
}

function where({ since, kept }: { since: number; kept: Kept }): string {
  if (kept === 'no') return 'not kept on this device, leave this page open'
  return kept === 'yes' ? `kept on this device since ${clock(since, false)}` : 'being kept on this device'
}

/** The class that gives the status its shape. */
export function statusClass(status: Status): string {
  const shape = { opening: 'saving', saved: '', saving: 'saving', waiting: 'offline', offline: 'offline', locked: 'locked' }[status.kind]
  return shape ? `status ${shape}` : 'status'
}

/** What to do about a lock, in a sentence or two. */
export function lockAdvice(lock: Lock): { title: string; advice: string } {
  switch (lock.reason) {
    case 'signed-out':
      return { title: 'You can no longer write here.', advice: 'Your session has ended. Sign in again, and what is kept on this device goes on from there.' }
    case 'not-allowed':
      return { title: 'You can no longer write here.', advice: 'Your rights to write have ended. Your text stays on this device.' }
    case 'archived':
      return { title: 'This report is archived.', advice: 'Bring it back from the archive to write in it.' }
    case 'newer-program':
      return { title: 'Host City has a newer version than this page.', advice: 'Reload the page to go on. Your text stays on this device.' }
    case 'draft-replaced':
      return {
        title: 'The draft was replaced by another.',
        advice: 'Reload the page to see it. What you wrote here is not merged into it; it is kept on this device.',
      }
    case 'gone':
      return { title: 'This report is no longer there.', advice: 'Your text stays on this device.' }
    case 'refused':
      return {
        title: 'The server refused a change that was made here.',
        advice: 'Copy or download your text, then begin again from what the server has. What was saved before is there.',
      }
  }
}

/** What a locked draft still holds that the server has not. */
export function unsentWords({ changes, kept }: Pick<Connection, 'changes' | 'kept'>): string {
  if (changes === 0) return ''
  const what = changes === 1 ? 'One change was not sent' : `${changes} changes were not sent`
  return kept === 'yes'
    ? `${what}; this device keeps ${changes === 1 ? 'it' : 'them'}.`
    : `${what}, and this device could not keep ${changes === 1 ? 'it' : 'them'}: copy or download your text before you leave.`
}

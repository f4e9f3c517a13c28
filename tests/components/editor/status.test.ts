import { describe, expect, it } from 'vitest'
import { type Connection, PATIENCE, type Status, statusOf, wouldLose } from '#components/editor/status.ts'
import { statusClass, statusWords } from '#components/editor/status-words.ts'

const now = Date.UTC(2026, 10, 22, 8, 17, 11)
const saved: Connection = {
  opened: true,
  online: true,
  connected: true,
  changes: 0,
  waitingSince: null,
  apartSince: null,
  savedAt: now - 5_000,
  kept: 'yes',
  lock: null,
}

type Case = [name: string, change: Partial<Connection>, status: Status, words: string]

// The clock of the tests stands in Kathmandu, 5:45 ahead.
const cases: Case[] = [
  ['all is acknowledged', {}, { kind: 'saved', at: now - 5_000 }, 'Saved · 14:02:06'],
  ['one change is on its way', { changes: 1, waitingSince: now - 100 }, { kind: 'saving', changes: 1 }, 'Saving 1 change'],
  ['three changes are on their way', { changes: 3, waitingSince: now - PATIENCE + 1 }, { kind: 'saving', changes: 3 }, 'Saving 3 changes'],
  [
    'the server is silent too long',
    { changes: 3, waitingSince: now - PATIENCE },
    { kind: 'waiting', since: now - PATIENCE, kept: 'yes' },
    'No answer · kept on this device since 14:02',
  ],
  [
    'the server is silent and the device has no room',
    { changes: 1, waitingSince: now - PATIENCE, kept: 'no' },
    { kind: 'waiting', since: now - PATIENCE, kept: 'no' },
    'No answer · not kept on this device, leave this page open',
  ],
  [
    'the browser is offline',
    { online: false, apartSince: now - 60_000 },
    { kind: 'offline', since: now - 60_000, kept: 'yes' },
    'Offline · kept on this device since 14:01',
  ],
  [
    'the browser is offline, though everything was saved',
    { online: false },
    { kind: 'offline', since: now, kept: 'yes' },
    'Offline · kept on this device since 14:02',
  ],
  ['the socket has just closed', { connected: false, changes: 2, apartSince: now - 500 }, { kind: 'saving', changes: 2 }, 'Saving 2 changes'],
  ['the socket has just closed and nothing waits', { connected: false, apartSince: now - 500 }, { kind: 'saving', changes: 0 }, 'Connecting'],
  [
    'the socket stays closed',
    { connected: false, apartSince: now - PATIENCE },
    { kind: 'offline', since: now - PATIENCE, kept: 'yes' },
    'Offline · kept on this device since 14:02',
  ],
  ['the draft is being opened', { opened: false, connected: false, waitingSince: now - 100 }, { kind: 'opening', slow: false }, 'Opening'],
  [
    'the draft is not opened for long',
    { opened: false, connected: false, waitingSince: now - PATIENCE },
    { kind: 'opening', slow: true },
    'Waiting for the server',
  ],
  [
    'the session has ended',
    { changes: 4, lock: { reason: 'signed-out', at: now } },
    { kind: 'locked', lock: { reason: 'signed-out', at: now } },
    'Read only · your session ended at 14:02',
  ],
]

describe('the status of a draft', () => {
  it.each(cases)('when %s', (_name, change, status, words) => {
    expect(statusOf({ ...saved, ...change }, now)).toEqual(status)
    expect(statusWords(status)).toBe(words)
  })

  it('never reads saved while a change waits, whatever else is true', () => {
    for (const online of [true, false])
      for (const connected of [true, false])
        for (const waitingSince of [null, now, now - PATIENCE])
          for (const apartSince of [null, now, now - PATIENCE])
            for (const kept of ['yes', 'writing', 'no'] as const)
              expect(statusOf({ ...saved, online, connected, waitingSince, apartSince, kept, changes: 1 }, now).kind).not.toBe('saved')
  })

  it('has a shape beside its words', () => {
    expect(statusClass({ kind: 'saved', at: now })).toBe('status')
    expect(statusClass({ kind: 'offline', since: now, kept: 'yes' })).toBe('status offline')
  })
})

describe('leaving', () => {
  it('loses words only when neither the server nor the device has them', () => {
    expect(wouldLose({ ...saved, changes: 1, kept: 'no' })).toBe(true)
    expect(wouldLose({ ...saved, changes: 1 })).toBe(false)
    expect(wouldLose({ ...saved, changes: 1, kept: 'writing' })).toBe(true)
    expect(wouldLose({ ...saved, kept: 'no' })).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { reasonOf } from '#components/compare/revision-line.ts'
import { daysTogether, sayingDays } from '#components/history/days.ts'
import { partsOfTimeline, sameWherePossible, type TimelinePart } from '#components/history/spells.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { DAY, HOUR, MINUTE, NOW } from '#tests/support/clock.ts'

const revision = (number: number, createdAt: number, more: Partial<RevisionRow> = {}): RevisionRow => ({
  seq: number,
  id: `r${number}`,
  number,
  kind: 'idle',
  name: null,
  namedBy: null,
  note: null,
  notedBy: null,
  author: null,
  writers: ['Ines Marchetti'],
  createdAt,
  words: 100,
  wordsAdded: 1,
  wordsRemoved: 0,
  restoredFrom: null,
  restoredPart: null,
  restoredPlace: null,
  edition: null,
  purges: [],
  hash: '',
  ...more,
})
type Editions = Parameters<typeof partsOfTimeline>[0]['editions']
const lay = (revisions: RevisionRow[], editions: Editions = [], timeZone = 'UTC', now = NOW) =>
  partsOfTimeline({ revisions, editions, withdrawals: [] }, { say: sayingDays(now, timeZone) })
const folded = (revisions: RevisionRow[], more: { newest?: boolean; more?: boolean } = {}, editions: Editions = []) =>
  partsOfTimeline({ revisions, editions, withdrawals: [] }, { say: sayingDays(NOW, 'UTC'), folding: true, ...more })

/** What is seen of a history, in short: revisions of a spell, folded ones in brackets, editions by their number. */
const seen = (parts: TimelinePart[]) =>
  parts.map((part) => {
    if (part.kind === 'spell')
      return part.runs.map(({ folded: closed, rows }) => (closed ? `[${rows.length}]` : rows.map(({ row }) => row.number).join(' '))).join(' ')
    return part.kind === 'fold' ? `[${part.days}: ${part.revisions}]` : part.kind === 'edition' ? `edition ${part.edition.major}` : part.kind
  })

describe('a history', () => {
  test('is divided into days, near ones by their names', () => {
    const parts = lay([revision(4, NOW - HOUR), revision(3, NOW - 2 * HOUR), revision(2, NOW - DAY), revision(1, NOW - 400 * DAY)])
    expect(parts.map((part) => part.kind === 'spell' && [part.day, part.from, part.until, part.revisions])).toEqual([
      ['Today', '07:00', '08:00', 2],
      ['Yesterday', '09:00', '09:00', 1],
      ['9 June 2025', '09:00', '09:00', 1],
    ])
  })

  test('has the days of whoever reads it', () => {
    const late = Date.UTC(2026, 6, 13, 22, 30)
    expect(lay([revision(1, late)], [], 'UTC')[0]).toMatchObject({ day: 'Yesterday' })
    expect(lay([revision(1, late)], [], 'Asia/Kathmandu')[0]).toMatchObject({ day: 'Today', from: '04:15' })
  })

  test('has the days of the calendar where a day has 25 hours, or 23', () => {
    // In Berlin 25 October 2026 has 25 hours: at its last minute, 24 hours ago was the same day.
    const autumn = Date.UTC(2026, 9, 25, 22, 59)
    expect(lay([revision(2, autumn - 25 * HOUR), revision(1, autumn - 24 * HOUR)], [], 'Europe/Berlin', autumn)).toMatchObject(
      [
        { day: 'Yesterday', weekday: 'Saturday', from: '23:59' },
        { day: 'Today', weekday: 'Sunday' },
      ].reverse(),
    )
    // 29 March 2026 has 23: at half past midnight of the 30th, 24 hours ago was the 28th.
    const spring = Date.UTC(2026, 2, 29, 22, 30)
    expect(lay([revision(1, spring - 23 * HOUR)], [], 'Europe/Berlin', spring)).toMatchObject([{ day: 'Yesterday', from: '00:30' }])
    expect(lay([revision(1, Date.UTC(2026, 6, 13, 18, 15))], [], 'Asia/Kathmandu', NOW)).toMatchObject([{ day: 'Today', from: '00:00' }])
  })

  test('begins another spell where other people write, or on another day', () => {
    const both = { writers: ['Ines Marchetti', 'Tom Okafor'] }
    const parts = lay([
      revision(5, NOW),
      revision(4, NOW - MINUTE, both),
      revision(3, NOW - 2 * MINUTE, both),
      revision(2, NOW - DAY, both),
      revision(1, NOW - DAY - MINUTE),
    ])
    expect(seen(parts)).toEqual(['5', '4 3', '2', '1'])
    expect(parts.map((part) => part.kind === 'spell' && part.people)).toEqual([
      ['Ines Marchetti'],
      ['Ines Marchetti', 'Tom Okafor'],
      ['Ines Marchetti', 'Tom Okafor'],
      ['Ines Marchetti'],
    ])
  })

  test('takes a revision in which nobody wrote for one of whoever asked for it, and of nobody for one of the spell', () => {
    const parts = lay([
      revision(4, NOW, { writers: [], author: null }),
      revision(3, NOW - MINUTE, { writers: [], author: 'Tom Okafor' }),
      revision(2, NOW - 2 * MINUTE, { writers: ['Tom Okafor'] }),
      revision(1, NOW - HOUR),
    ])
    expect(seen(parts)).toEqual(['4 3 2', '1'])
    expect(parts[0]).toMatchObject({ people: ['Tom Okafor'] })
  })

  test('adds up the words of a spell', () => {
    const parts = lay([revision(2, NOW, { wordsAdded: 141, wordsRemoved: 12 }), revision(1, NOW - HOUR, { wordsAdded: 9, wordsRemoved: 3 })])
    expect(parts[0]).toMatchObject({ wordsAdded: 150, wordsRemoved: 15, revisions: 2 })
  })

  test('shows an edition in place of the revision that was cut for it', () => {
    const edition = { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW - MINUTE, by: null, revision: 2, live: true }
    const parts = lay([revision(2, NOW - 2 * MINUTE, { kind: 'published', edition: { major: 1, minor: 0 } }), revision(1, NOW - HOUR)], [edition])
    expect(seen(parts)).toEqual(['edition 1', '1'])
  })

  test('says that an edition was withdrawn later', () => {
    const edition = { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW - HOUR, by: null, revision: 1, live: false }
    const parts = partsOfTimeline(
      { revisions: [], editions: [edition], withdrawals: [{ major: 1, minor: 0, at: NOW, by: 'Tom Okafor', reason: 'A wrong figure.', told: true }] },
      { say: sayingDays(NOW, 'UTC') },
    )
    expect(parts).toMatchObject([{ kind: 'withdrawal' }, { kind: 'edition', withdrawn: true }])
  })
})

describe('what does not stand out', () => {
  const plain = (from: number, to: number, at: number) => Array.from({ length: from - to + 1 }, (_, step) => revision(from - step, at - step * MINUTE))

  test('folds between what does, but for the newest spell', () => {
    const edition = { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW - 3 * DAY, by: null, revision: 3, live: true }
    const revisions = [...plain(20, 17, NOW), ...plain(16, 14, NOW - DAY), ...plain(13, 12, NOW - 2 * DAY), ...plain(3, 2, NOW - 4 * DAY)]
    expect(seen(folded(revisions, {}, [edition]))).toEqual(['20 19 18 17', '[Yesterday and 12 July: 5]', 'edition 1', '3 2'])
    expect(seen(folded(revisions, { newest: false }, [edition]))).toEqual(['[Today to 12 July: 9]', 'edition 1', '3 2'])
  })

  test.each([
    ['a name', { name: 'Before the ranking' }],
    ['a note', { note: 'Ask Tom.' }],
    ['a restore', { kind: 'restored', restoredFrom: 2 }],
    ['an import', { kind: 'imported' }],
    ['an edition', { edition: { major: 1, minor: 0 } }],
    ['a purge', { purges: [{ id: 'purge', at: NOW, by: null, reason: 'A court order.' }] }],
    ['the beginning', { kind: 'created' }],
  ] as [string, Partial<RevisionRow>][])('is not %s', (_, what) => {
    const day = NOW - 2 * DAY
    expect(seen(folded([revision(20, NOW), ...plain(19, 11, day), revision(10, day - HOUR, what), ...plain(9, 2, day - 2 * HOUR)]))).toEqual([
      '20',
      '19 18 [7] 10 9 8 [6]',
    ])
  })

  test('stays where it is little, but for the end of a page, which may go on', () => {
    const revisions = [revision(20, NOW), ...plain(19, 17, NOW - DAY)]
    expect(seen(folded(revisions))).toEqual(['20', '19 18 17'])
    expect(seen(folded(revisions, { more: true }))).toEqual(['20', '[Yesterday: 3]'])
  })

  test('folds in stretches that open quickly, which older ones do not shift', () => {
    const revisions = Array.from({ length: 500 }, (_, step) => revision(500 - step, NOW - Math.floor(step / 10) * DAY - step * 1_000))
    const parts = folded(revisions)
    expect(parts.slice(1).every((part) => part.kind === 'fold' && part.revisions <= 100)).toBe(true)
    expect(seen(parts).slice(0, 4)).toEqual(seen(folded(revisions.slice(0, 350), { more: true })).slice(0, 4))
  })

  test('is the same object where older ones change nothing in it, and another where they do', () => {
    const revisions = [...plain(60, 50, NOW), ...plain(49, 30, NOW - DAY), revision(29, NOW - 2 * DAY, { name: 'Before' }), ...plain(28, 20, NOW - 3 * DAY)]
    const before = folded(revisions, { more: true })
    const after = sameWherePossible(folded([...revisions, ...plain(19, 10, NOW - 3 * DAY)]), before)
    expect(after.map((part, at) => part === before[at])).toEqual([true, true, true, false])
    const named = sameWherePossible(
      folded(
        revisions.map((row) => (row.number === 29 ? { ...row, name: 'After' } : row)),
        { more: true },
      ),
      before,
    )
    expect(named.map((part, at) => part === before[at])).toEqual([true, true, false, true])
  })

  test('shows all that is in it once it is opened', () => {
    const [, fold] = folded([revision(20, NOW), ...plain(19, 10, NOW - DAY)])
    expect(fold?.kind === 'fold' && seen(fold.spells)).toEqual(['19 18 17 16 15 14 13 12 11 10'])
  })
})

test.each([
  [['18 February'], '18 February'],
  [['19 February', '18 February'], '19 and 18 February'],
  [['2 March', '28 February'], '2 March and 28 February'],
  [['Yesterday', '18 February'], 'Yesterday and 18 February'],
  [['19 February', '18 February', '2 February'], '19 to 2 February'],
  [['2 January', '31 December 2025'], '2 January and 31 December 2025'],
  [['31 December 2025', '30 December 2025'], '31 and 30 December 2025'],
])('days are said together: %j', (days, words) => {
  expect(daysTogether(days)).toBe(words)
})

test.each([
  [{ kind: 'kept', author: 'Ines Marchetti' }, 'Kept by Ines Marchetti'],
  [{ kind: 'idle', author: null }, 'After 10 idle minutes'],
  [{ kind: 'before-restore', author: 'Ines Marchetti' }, 'Kept before a restore'],
  [{ kind: 'restored', author: 'Ines Marchetti', restoredFrom: 38 }, 'Restored from revision 38, by Ines Marchetti'],
  [
    { kind: 'restored', author: 'Ines Marchetti', restoredFrom: 12, restoredPart: 'section', restoredPlace: '3.1' },
    'Section 3.1 restored from revision 12, by Ines Marchetti',
  ],
  [{ kind: 'restored', author: null, restoredFrom: 12, restoredPart: 'section', restoredPlace: '' }, 'A section restored from revision 12'],
  [
    { kind: 'restored', author: 'Ines Marchetti', restoredFrom: 12, restoredPart: 'change', restoredPlace: '3.1' },
    'A change in 3.1 taken back to revision 12, by Ines Marchetti',
  ],
  [{ kind: 'imported', author: null }, 'Imported'],
] as const)('a revision says why it was cut and by whom: %o', (row, words) => {
  expect(reasonOf({ restoredFrom: null, ...row })).toBe(words)
})

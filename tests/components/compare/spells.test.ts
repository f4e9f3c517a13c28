import { describe, expect, test } from 'vitest'
import { reasonOf } from '#components/compare/revision-line.ts'
import { partsOfTimeline } from '#components/compare/spells.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { DAY, HOUR, MINUTE, NOW } from '#tests/support/clock.ts'

const revision = (number: number, createdAt: number, more: Partial<RevisionRow> = {}): RevisionRow => ({
  seq: number,
  id: `r${number}`,
  number,
  kind: 'idle',
  name: null,
  author: null,
  writers: ['Ines Marchetti'],
  createdAt,
  words: 100,
  wordsAdded: 1,
  wordsRemoved: 0,
  restoredFrom: null,
  edition: null,
  hash: '',
  ...more,
})
const lay = (revisions: RevisionRow[], editions: Parameters<typeof partsOfTimeline>[0]['editions'] = [], zone = 'UTC') =>
  partsOfTimeline({ revisions, editions, withdrawals: [] }, NOW, zone)

describe('a history', () => {
  test('is divided into days, near ones by their names', () => {
    const parts = lay([revision(4, NOW - HOUR), revision(3, NOW - 2 * HOUR), revision(2, NOW - DAY), revision(1, NOW - 400 * DAY)])
    expect(parts.map((part) => part.kind === 'spell' && [part.day, part.from, part.until, part.rows.length])).toEqual([
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

  test('names everybody who wrote on a day, once', () => {
    const parts = lay([
      revision(3, NOW),
      revision(2, NOW - MINUTE, { writers: ['Tom Okafor', 'Ines Marchetti'] }),
      revision(1, NOW - HOUR, { writers: [], author: 'Ruth Lindqvist' }),
    ])
    expect(parts[0]).toMatchObject({ people: ['Ines Marchetti', 'Tom Okafor', 'Ruth Lindqvist'] })
  })

  test('shows an edition in place of the revision that was cut for it', () => {
    const edition = { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW - MINUTE, by: null, revision: 2, live: true }
    const parts = lay([revision(2, NOW - 2 * MINUTE, { kind: 'published', edition: { major: 1, minor: 0 } }), revision(1, NOW - HOUR)], [edition])
    expect(parts.map((part) => (part.kind === 'spell' ? part.rows.map(({ row }) => row.number) : part.kind))).toEqual(['edition', [1]])
  })

  test('says that an edition was withdrawn later', () => {
    const edition = { major: 1, minor: 0, note: 'First edition.', publishedAt: NOW - HOUR, by: null, revision: 1, live: false }
    const parts = partsOfTimeline(
      { revisions: [], editions: [edition], withdrawals: [{ major: 1, minor: 0, at: NOW, by: 'Tom Okafor', reason: 'A wrong figure.' }] },
      NOW,
      'UTC',
    )
    expect(parts).toMatchObject([{ kind: 'withdrawal' }, { kind: 'edition', withdrawn: true }])
  })
})

test.each([
  [{ kind: 'kept', author: 'Ines Marchetti' }, 'Kept by Ines Marchetti'],
  [{ kind: 'idle', author: null }, 'After 10 idle minutes'],
  [{ kind: 'before-restore', author: 'Ines Marchetti' }, 'Kept before a restore'],
  [{ kind: 'restored', author: 'Ines Marchetti', restoredFrom: 38 }, 'Restored from revision 38, by Ines Marchetti'],
  [{ kind: 'imported', author: null }, 'Imported'],
] as const)('a revision says why it was cut and by whom: %o', (row, words) => {
  expect(reasonOf({ restoredFrom: null, ...row })).toBe(words)
})

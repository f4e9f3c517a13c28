import { expect, it } from 'vitest'
import { auditAsked, entryOf } from '#app/admin/audit/asked.ts'
import { cellsOf, columns, shapeOf } from '#app/admin/audit/rows.ts'
import type { AuditEntry } from '#domain/audit/names.ts'
import { csvRow } from '#lib/csv.ts'
import { DAY, NOW } from '#tests/support/clock.ts'

it('an address narrows the audit by what it means, and by nothing else', () => {
  const asked = { person: 'p', report: 'r', kind: 'editions', via: 'api', from: '2026-07-01', until: '2026-07-14' }
  expect(auditAsked(asked)).toEqual({
    chosen: asked,
    filter: {
      personId: 'p',
      reportId: 'r',
      actions: ['edition.published', 'edition.withdrawn'],
      via: 'api',
      from: Date.UTC(2026, 6, 1),
      until: Date.UTC(2026, 6, 14) + DAY,
    },
  })
  expect(auditAsked({ person: 'nobody' }).filter.personId).toBeNull()
  for (const odd of [{}, { person: ['a', 'b'], kind: 'nonsense', via: 'moon', from: 'today', until: '2026-02-31' }]) {
    const { chosen, filter } = auditAsked(odd)
    expect(Object.values(chosen).every((value) => value === '')).toBe(true)
    expect(Object.values(filter).every((value) => value === undefined)).toBe(true)
  }
})

it('a place in the audit is the number of an entry', () => {
  expect(entryOf('12')).toBe(12)
  for (const odd of [undefined, '', '-1', '1.5', '1e3', 'x', ['1', '2'], '9'.repeat(30)]) expect(entryOf(odd)).toBeUndefined()
})

it('a row of the file names what was done, and a name that a spreadsheet would run is only shown', () => {
  const entry: AuditEntry = {
    id: 7,
    at: NOW,
    action: 'person.signed-in',
    via: 'desk',
    address: '192.0.2.7',
    actor: { id: 'p', name: '=HYPERLINK("http://x")', here: true },
    report: null,
    details: {},
    names: {},
  }
  expect(cellsOf(entry)).toHaveLength(columns.length)
  expect(csvRow(cellsOf(entry))).toBe(
    `7,"2026-07-14T09:00:00.000Z","'=HYPERLINK(""http://x"") signed in.","person.signed-in","'=HYPERLINK(""http://x"")","p","desk","192.0.2.7",,,"{}"\r\n`,
  )
  expect(shapeOf(entry)).toMatchObject({ id: 7, at: '2026-07-14T09:00:00.000Z', sentence: '=HYPERLINK("http://x") signed in.', report: null })
})

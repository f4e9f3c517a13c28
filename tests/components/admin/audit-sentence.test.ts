import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { actsOf, groups } from '#components/admin/audit-kinds.ts'
import { auditSentence, auditText, sentences } from '#components/admin/audit-sentence.ts'
import type { AuditEntry, Named } from '#domain/audit/names.ts'
import { NOW } from '#tests/support/clock.ts'

const named = (id: string, name: string, here = true): Named => ({ id, name, here })
const ada = named('ada', 'Ada Lindqvist')
const tom = named('tom', 'Tom Okafor')

const entry = (overrides: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: NOW,
  action: 'person.signed-in',
  via: 'desk',
  address: null,
  actor: ada,
  report: null,
  details: {},
  names: {},
  ...overrides,
})

/** Every act as domain/audit/record.ts spells it. */
const acts = [...readFileSync(new URL('../../../domain/audit/record.ts', import.meta.url), 'utf8').matchAll(/^ {2}\| '([\w.-]+)'/gm)].map(
  ([, act]) => act ?? '',
)

describe('every act', () => {
  it('has a sentence and stands in one group of the filter', () => {
    expect(acts.length).toBeGreaterThan(40)
    expect(Object.keys(sentences).sort()).toEqual([...acts].sort())
    const grouped = Object.values(groups).flatMap((group) => Object.keys(group.acts))
    expect(grouped.sort()).toEqual([...acts].sort())
  })

  it.each(acts)('%s reads well even when nothing that it names is there any more', (action) => {
    for (const from of [
      entry({ action }),
      entry({ action, actor: null, via: 'service', report: { id: 'r', name: null }, details: { person: 'p', sponsorId: 's', tier: 't' } }),
    ]) {
      const text = auditText(from)
      expect(text).toMatch(/^[A-Z].*\.$/)
      expect(text).not.toMatch(/undefined|null|NaN| {2}| [.,;]|[[\]{}]/)
    }
  })
})

describe('a sentence', () => {
  it.each<[string, Partial<AuditEntry>]>([
    [
      'Ada Lindqvist published edition 2.1 of Ferries from revision 14.',
      { action: 'edition.published', report: { id: 'r', name: 'Ferries' }, details: { edition: '2.1', revision: 14 } },
    ],
    ['Ada Lindqvist withdrew edition 2.1 of Ferries.', { action: 'edition.withdrawn', report: { id: 'r', name: 'Ferries' }, details: { edition: '2.1' } }],
    [
      'Ada Lindqvist withdrew all 4 editions of Ferries.',
      { action: 'edition.withdrawn', report: { id: 'r', name: 'Ferries' }, details: { edition: '2.1', editions: 4 } },
    ],
    [
      'Ada Lindqvist withdrew edition 1.0, the only one that stood, of Ferries.',
      { action: 'edition.withdrawn', report: { id: 'r', name: 'Ferries' }, details: { edition: '1.0', editions: 1 } },
    ],
    [
      'Ada Lindqvist made Tom Okafor an admin who had been an editor.',
      { action: 'person.role-changed', details: { person: 'tom', from: 'editor', to: 'admin' }, names: { person: tom } },
    ],
    ['Someone failed to sign in as Tom Okafor.', { action: 'person.sign-in-failed', actor: null, details: { person: 'tom' }, names: { person: tom } }],
    ['Someone failed to sign in with an e-mail that nobody has.', { action: 'person.sign-in-failed', actor: null, details: { person: null } }],
    ['Ada Lindqvist signed out.', { action: 'person.signed-out', details: { person: 'ada' }, names: { person: ada } }],
    [
      'Ada Lindqvist signed out everywhere: 3 sessions ended.',
      { action: 'person.signed-out', details: { person: 'ada', sessions: 3 }, names: { person: ada } },
    ],
    ['Ada Lindqvist ended 1 session of Tom Okafor.', { action: 'person.signed-out', details: { person: 'tom', sessions: 1 }, names: { person: tom } }],
    [
      'Ada Lindqvist merged Ferries Ltd into Ferries.',
      {
        action: 'sponsor.merged',
        details: { sponsorId: 's', mergedId: 'd' },
        names: { sponsorId: named('s', 'Ferries'), mergedId: named('d', 'Ferries Ltd', false) },
      },
    ],
    ['Ada Lindqvist archived a report that was removed.', { action: 'report.archived', report: { id: 'r', name: null } }],
    ['Host City made a backup of 2.4 MB.', { action: 'backup.made', actor: null, via: 'service', details: { bytes: 2_400_000 } }],
    [
      'Someone at the command line removed the sample library: 6 reports, 43 sponsors, 1 person.',
      { action: 'sample.removed', actor: null, via: 'command line', details: { reports: 6, sponsors: 43, people: 1 } },
    ],
    ['Ada Lindqvist did what this version has no words for (review.asked) to Ferries.', { action: 'review.asked', report: { id: 'r', name: 'Ferries' } }],
    ['Ada Lindqvist did what this version has no words for (toString).', { action: 'toString' }],
  ])('%s', (text, of) => expect(auditText(entry(of))).toBe(text))

  it('leads to what is there, and not to what is gone', () => {
    const links = (of: Partial<AuditEntry>) => auditSentence(entry(of)).flatMap((part) => part.href ?? [])
    expect(links({ action: 'edition.published', report: { id: 'r', name: 'Ferries' }, details: { edition: '2.1', revision: 14 } })).toEqual([
      '/admin/people/ada',
      '/desk/reports/r',
      '/desk/reports/r/revisions/14',
    ])
    expect(
      links({ action: 'edition.published', report: { id: 'r', name: null }, details: { edition: '2.1', revision: 14 }, actor: named('x', 'X', false) }),
    ).toEqual([])
  })
})

it('a kind of an address is a group, an act, or none', () => {
  expect(actsOf('editions')).toEqual(['edition.published', 'edition.withdrawn'])
  expect(actsOf('edition.withdrawn')).toEqual(['edition.withdrawn'])
  for (const kind of ['', 'nothing', 'constructor', '__proto__']) expect(actsOf(kind)).toBeNull()
})

import { expect, it } from 'vitest'
import { type ApiRefusal, problemOf, problems } from '#lib/api-problem.ts'

const issues = [{ path: 'sponsor.tier', problem: 'missing' as const, message: 'It is missing.' }]
const plain = (kind: string) => ({ kind }) as ApiRefusal

const refusals: ApiRefusal[] = [
  { kind: 'method-not-allowed', allow: 'GET' },
  { kind: 'body-too-large', limit: 2 },
  { kind: 'invalid-query', issues },
  { kind: 'invalid-body', issues },
  { kind: 'invalid-document', path: 'document', problem: 'too-deep' },
  { kind: 'forbidden', action: 'edition.publish' },
  { kind: 'stale', etag: 'abc' },
  { kind: 'rate-limited', policy: 'reading', wait: 3 },
  { kind: 'draft-unreadable', path: 'document.content[3]' },
  { kind: 'unknown-tier', known: [{ key: 'founding-partner', label: 'Founding Partner' }] },
  { kind: 'slug-taken', slug: 'alpha' },
  { kind: 'name-taken', slug: 'alpha' },
  { kind: 'sponsor-has-report', reportId: 'r', slug: 'alpha' },
  { kind: 'two-reports', reportIds: ['r', 's'] },
  { kind: 'other-report-live', reportId: 'r' },
  { kind: 'tier-taken', label: 'Founding Partner' },
  { kind: 'unknown-programme', known: [{ key: 'la28', label: 'LA28' }] },
  { kind: 'tier-in-use', sponsorships: 3 },
  { kind: 'revision-not-found', number: 3 },
  { kind: 'damaged', number: 3 },
  { kind: 'not-compared', why: 'time' },
  { kind: 'being-written', people: ['Ines Marchetti'] },
  { kind: 'unknown-schema', number: 3, version: 9 },
  { kind: 'draft-unknown-schema', version: 2, path: 'verse' },
  { kind: 'not-ready', findings: [{ severity: 'error', kind: 'summary-missing', blockId: null, section: '' }] },
  { kind: 'already-live', major: 2, minor: 1 },
  { kind: 'published-meanwhile', major: 2, minor: 1 },
  { kind: 'email-taken', email: 'ines@desk.example' },
  { kind: 'manuscript-too-large', bytes: 9, most: 5 },
  { kind: 'binary-manuscript', format: 'word' },
  { kind: 'part-not-found', parts: 2 },
  { kind: 'finding-unknown', names: ['f99'] },
  { kind: 'header-incomplete', missing: ['tier'] },
  { kind: 'document-too-large', bytes: 9, most: 5 },
  { kind: 'manuscript-not-read', why: 'time' },
  { kind: 'backup-failed', sentence: 'The disk is full.' },
  { kind: 'unexpected', id: 'x' },
  ...[
    'token-missing',
    'token-invalid',
    'unknown-address',
    'unsupported-media-type',
    'invalid-json',
    'precondition-required',
    'idempotency-key-invalid',
    'idempotency-key-reused',
    'not-found',
    'archived',
    'invalid-slug',
    'changed-meanwhile',
    'sponsor-not-found',
    'same-sponsor',
    'sponsorship-not-found',
    'sponsorship-ended',
    'until-before-from',
    'not-over-yet',
    'last-sponsorship',
    'tier-not-found',
    'last-tier',
    'section-gone',
    'change-gone',
    'nothing-to-restore',
    'draft-too-large',
    'note-missing',
    'not-live',
    'reason-missing',
    'report-live',
    'person-not-found',
    'sample-person',
    'own-account',
    'last-admin',
    'never-joined',
    'joined-already',
    'person-not-active',
    'invalid-email',
    'invalid-name',
    'session-not-found',
    'token-not-found',
    'invalid-label',
    'empty-manuscript',
    'not-utf8',
    'busy',
    'storage-full',
    'storage-failing',
  ].map(plain),
  { kind: 'authorship-pending', done: 640, of: 2_000 },
]

it('has a case here for every problem', () => {
  expect(refusals.map((refusal) => refusal.kind).toSorted()).toEqual(Object.keys(problems).toSorted())
})

it.each(refusals.map((refusal) => [refusal.kind, refusal] as const))('tells %s in whole sentences, with its data', (kind, refusal) => {
  const { type, title, status, detail, ...data } = problemOf(refusal)
  const { kind: _, ...given } = refusal
  expect(type).toBe(`/problems/${kind}`)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(title).toMatch(/^[A-Z][^.!]*$/)
  expect(detail).toMatch(/^[^a-z].*\.$/)
  expect(detail).not.toMatch(/undefined|\[object|!|please/i)
  expect(data).toEqual(given)
})

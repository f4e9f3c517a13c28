import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { RefusalMessage, type ShownRefusal } from '#components/form/refusal-message.tsx'

const all: { [Kind in ShownRefusal['kind']]: Extract<ShownRefusal, { kind: Kind }> } = {
  'signed-out': { kind: 'signed-out' },
  'foreign-origin': { kind: 'foreign-origin' },
  'not-written': { kind: 'not-written', why: 'disk-full' },
  forbidden: { kind: 'forbidden', action: 'edition.publish' },
  'too-many-attempts': { kind: 'too-many-attempts', wait: 61_000 },
  'wrong-credentials': { kind: 'wrong-credentials' },
  'admin-exists': { kind: 'admin-exists' },
  'link-used': { kind: 'link-used', purpose: 'invitation' },
  'link-expired': { kind: 'link-expired', purpose: 'invitation' },
  'link-unknown': { kind: 'link-unknown', purpose: 'invitation' },
  'person-not-found': { kind: 'person-not-found' },
  'sample-person': { kind: 'sample-person' },
  'own-account': { kind: 'own-account' },
  'last-admin': { kind: 'last-admin' },
  'joined-already': { kind: 'joined-already' },
  'never-joined': { kind: 'never-joined' },
  'person-not-active': { kind: 'person-not-active' },
  'wrong-password': { kind: 'wrong-password' },
  'invalid-label': { kind: 'invalid-label' },
  'token-not-found': { kind: 'token-not-found' },
  'session-not-found': { kind: 'session-not-found' },
  'invalid-email': { kind: 'invalid-email' },
  'invalid-name': { kind: 'invalid-name' },
  'email-taken': { kind: 'email-taken', email: 'ines@desk.example' },
  'password-too-short': { kind: 'password-too-short', least: 12 },
  'password-too-long': { kind: 'password-too-long', most: 1024 },
  'password-common': { kind: 'password-common' },
  'password-names-you': { kind: 'password-names-you' },
  'words-missing': { kind: 'words-missing' },
  'words-too-short': { kind: 'words-too-short', least: 4 },
  'words-too-long': { kind: 'words-too-long', most: 8_000 },
  'words-too-common': { kind: 'words-too-common' },
  'purge-reason-missing': { kind: 'purge-reason-missing' },
  'reason-too-long': { kind: 'reason-too-long', most: 500 },
  'reason-holds-words': { kind: 'reason-holds-words' },
  'nothing-found': { kind: 'nothing-found' },
  'places-changed': { kind: 'places-changed' },
  'not-found': { kind: 'not-found' },
  archived: { kind: 'archived' },
  'draft-unreadable': { kind: 'draft-unreadable', path: 'document' },
  'draft-unknown-schema': { kind: 'draft-unknown-schema', version: 3, path: '' },
  stale: { kind: 'stale' },
  'unknown-tier': { kind: 'unknown-tier', known: [{ key: 'official-partner', label: 'Official Partner' }] },
  'invalid-slug': { kind: 'invalid-slug' },
  'slug-taken': { kind: 'slug-taken', slug: 'visa' },
  'name-taken': { kind: 'name-taken', slug: 'visa' },
  'changed-meanwhile': { kind: 'changed-meanwhile' },
  'sponsor-not-found': { kind: 'sponsor-not-found' },
  'same-sponsor': { kind: 'same-sponsor' },
  'two-reports': { kind: 'two-reports', reportIds: ['abc', 'def'] },
  'other-report-live': { kind: 'other-report-live', reportId: 'abc' },
  'sponsorship-not-found': { kind: 'sponsorship-not-found' },
  'sponsorship-ended': { kind: 'sponsorship-ended' },
  'until-before-from': { kind: 'until-before-from' },
  'not-over-yet': { kind: 'not-over-yet' },
  'last-sponsorship': { kind: 'last-sponsorship' },
  'tier-not-found': { kind: 'tier-not-found' },
  'tier-taken': { kind: 'tier-taken', label: 'Official Partner' },
  'unknown-programme': { kind: 'unknown-programme', known: [{ key: 'la28', label: 'LA28 programme' }] },
  'tier-in-use': { kind: 'tier-in-use', sponsorships: 3 },
  'last-tier': { kind: 'last-tier' },
  'sponsor-has-report': { kind: 'sponsor-has-report', reportId: 'abc', slug: 'visa' },
  'report-live': { kind: 'report-live' },
  'revision-not-found': { kind: 'revision-not-found', number: 7 },
  damaged: { kind: 'damaged', number: 7 },
  'unknown-schema': { kind: 'unknown-schema', number: 7, version: 3 },
  'section-gone': { kind: 'section-gone' },
  'change-gone': { kind: 'change-gone' },
  'nothing-to-restore': { kind: 'nothing-to-restore' },
  'being-written': { kind: 'being-written', people: ['Ines Marchetti', 'Tom Okafor'] },
  'draft-too-large': { kind: 'draft-too-large' },
  'note-missing': { kind: 'note-missing' },
  'reason-missing': { kind: 'reason-missing' },
  'not-live': { kind: 'not-live' },
  'not-ready': { kind: 'not-ready', findings: [] },
  'already-live': { kind: 'already-live', major: 2, minor: 1 },
  'published-meanwhile': { kind: 'published-meanwhile', major: 2, minor: 2 },
}
const text = (refusal: ShownRefusal) => renderToStaticMarkup(<RefusalMessage title="It did not happen." refusal={refusal} />)

it.each(Object.values(all))('says $kind in whole sentences, without begging, cheering or kinds', (refusal) => {
  const [, said = ''] = /<p>(.*)<\/p>/.exec(text(refusal)) ?? []
  expect(said).toMatch(/^\p{Lu}.*\.$|^ines@desk\.example .*\.$/u)
  expect(said).not.toMatch(/!|please|successful|undefined|\[object/i)
  if (refusal.kind.includes('-')) expect(said).not.toContain(refusal.kind)
})

it('says how long to wait in whole minutes', () => {
  expect(text({ kind: 'too-many-attempts', wait: 61_000 })).toContain('Wait 2 minutes')
  expect(text({ kind: 'too-many-attempts', wait: 59_000 })).toContain('Wait a minute')
})

it('says the same to a wrong password whoever it was for', () => {
  expect(text({ kind: 'wrong-credentials' })).not.toMatch(/unknown|no account|inactive/i)
})

it('leads to the report that a sponsor has already', () => {
  expect(text(all['sponsor-has-report'])).toContain('href="/desk/reports/abc"')
})

it('shows what was typed by others as text', () => {
  expect(text({ kind: 'email-taken', email: '<img src=x>' })).toContain('&lt;img src=x&gt;')
})

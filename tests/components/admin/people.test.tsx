import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { EmptyPeople, PeopleHead, pickPeopleTab } from '#components/admin/people-head.tsx'
import { LinkToHandOn } from '#components/admin/people-link.tsx'
import { SessionList } from '#components/admin/people-sessions.tsx'
import { PeopleTable } from '#components/admin/people-table.tsx'
import { browserName } from '#components/admin/people-words.ts'
import type { ListedPerson } from '#domain/people/directory.ts'
import { DAY, HOUR, NOW } from '#tests/support/clock.ts'

const person = (name: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  id: name,
  email: `${name.toLowerCase()}@desk.example`,
  name,
  role: 'editor',
  state: 'active',
  createdAt: NOW,
  lastSignInAt: null,
  invitedUntil: null,
  ...more,
})
const everybody = [
  person('Ines', { role: 'admin', lastSignInAt: NOW - HOUR }),
  person('Tom'),
  person('Lea', { state: 'invited', invitedUntil: NOW + DAY }),
  person('Sam', { state: 'invitation-expired' }),
  person('Uma', { state: 'taken-back' }),
  person('Dana', { state: 'inactive' }),
]

describe('the list of people', () => {
  it('says of each what they are, how they stand, when they were here last, and what comes next', () => {
    const rows = renderToStaticMarkup(<PeopleTable people={everybody} you="Ines" now={NOW} />)
      .split('<tr>')
      .slice(2)
    const said = rows.map((row) => row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
    expect(said[0]).toMatch(/Ines ines@desk\.example · you Admin Looks after people.* Active .*today, .* Open/)
    expect(said[1]).toMatch(/Tom .* Editor Writes.* Active .* Never Open/)
    expect(said[2]).toMatch(/Lea .* Invited Link works until 15 Jul, .* Never Open/)
    expect(said[3]).toMatch(/Sam .* Invitation expired Nobody came in by the link Never Invite again/)
    expect(said[4]).toMatch(/Uma .* Invitation taken back .* Invite again/)
    expect(said[5]).toMatch(/Dana .* Deactivated Cannot sign in; their work stays .* Open/)
  })

  it('counts who comes in, who is an admin, and who is awaited', () => {
    expect(renderToStaticMarkup(<PeopleHead people={everybody} />)).toContain('2 people come in, one of them an admin. 2 invited.')
    expect(renderToStaticMarkup(<PeopleHead people={everybody.slice(0, 1)} />)).toContain('<p>One person comes in: an admin.</p>')
  })

  it('divides them by how they stand, and says what to do where nobody is', () => {
    const shown = (key: string) =>
      pickPeopleTab(key)
        .of(everybody)
        .map(({ name }) => name)
    expect(shown('all')).toEqual(['Ines', 'Tom', 'Lea', 'Sam'])
    expect(shown('invited')).toEqual(['Lea', 'Sam'])
    expect(shown('out')).toEqual(['Uma', 'Dana'])
    expect(pickPeopleTab('nonsense')).toBe(pickPeopleTab('all'))
    expect(renderToStaticMarkup(<EmptyPeople tab={pickPeopleTab('invited')} />)).toContain('Invite a colleague')
  })
})

it('shows a link as text to select, beside the button that copies it', () => {
  const handed = { link: 'https://desk.example/join/abc', name: 'Lea', email: 'lea@desk.example', expiresAt: NOW + DAY, now: NOW }
  const html = renderToStaticMarkup(<LinkToHandOn what="invitation" handed={handed} />)
  expect(html).toMatch(/<input [^>]*readOnly=""[^>]*value="https:\/\/desk\.example\/join\/abc"/i)
  expect(html).toContain('Copy the link')
  expect(html).not.toContain('href="https://desk.example/join')
})

it('names the session that one is in, first, and offers to end the others alone', () => {
  const session = (id: string) => ({ id, address: '192.0.2.7', agent: null, createdAt: NOW, lastSeenAt: NOW })
  const html = renderToStaticMarkup(<SessionList sessions={[session('there'), session('here')]} now={NOW} here="here" end={({ id }) => <i>{`end ${id}`}</i>} />)
  expect(html.indexOf('this one')).toBeLessThan(html.indexOf('end there'))
  expect(html).not.toContain('end here')
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Chrome on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge on Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36', 'Chrome on Linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', 'Safari on macOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on iOS'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.5.0', 'An unknown browser'],
  [null, 'An unknown browser'],
])('calls %s %s', (agent, name) => expect(browserName(agent)).toBe(name))

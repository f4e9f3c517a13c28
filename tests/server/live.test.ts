import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { drafts, people, reports } from '#db/schema.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { appendUpdates, replaceDraft } from '#domain/drafts/write.ts'
import { actorOfSession, endSession, IDLE_LIMIT } from '#domain/people/sessions.ts'
import { lastLook } from '#domain/revisions/looks.ts'
import { SCHEMA_VERSION } from '#domain/richtext/schema.ts'
import { NOW } from '../support/clock.ts'
import { aContent, anActor, aParagraph } from '../support/factories.ts'
import { browser, liveWorld, type } from './live-world.ts'

describe('who may open a draft', () => {
  it('lets in a person who is signed in, from our own pages', async () => {
    const world = await liveWorld()
    const { session } = await world.editor()
    const client = browser(world, { session })
    await client.synced()
    expect(client.body.length).toBeGreaterThan(0)
    expect(client.seen).toMatchObject({ refused: '', told: [] })
  })

  it.each([
    ['a foreign origin', 'https://elsewhere.example', 403],
    ['another port of this host', 'http://127.0.0.1:1', 403],
    ['no origin at all', null, 403],
  ])('refuses %s', async (_, origin, status) => {
    const world = await liveWorld()
    const { session } = await world.editor()
    const client = browser(world, { session, origin })
    await vi.waitUntil(() => client.seen.status === status)
    expect(client.seen.synced).toBe(false)
  })

  it('refuses whoever is not signed in', async () => {
    const world = await liveWorld()
    for (const session of [undefined, 'made-up']) {
      const client = browser(world, session === undefined ? {} : { session })
      await vi.waitUntil(() => client.seen.status === 401)
    }
  })

  it.each([
    ['a report that there is not', 'draft.nowhere.1', undefined, 'not-found'],
    ['a name that is none', 'else', undefined, 'not-found'],
    ['another version of the schema', null, '{"schema":2}', 'schema'],
    ['no version of the schema', null, 'null', 'schema'],
    ['nonsense for a token', null, '{', 'schema'],
  ])('refuses %s', async (_, name, token, reason) => {
    const world = await liveWorld()
    const { session } = await world.editor()
    const client = browser(world, { session, draft: name ?? world.name, ...(token && { token }) })
    await vi.waitUntil(() => client.seen.refused === reason)
    expect(client.seen.synced).toBe(false)
  })

  it('refuses another generation, so that an old copy never merges by itself', async () => {
    const world = await liveWorld()
    const { session } = await world.editor()
    const old = new Y.Doc()
    type(old.getXmlFragment('body'), 'From before the backup was brought back.')
    const before = world.rows()
    const client = browser(world, { session, draft: `draft.${world.report.id}.2`, document: old })
    await vi.waitUntil(() => client.seen.refused === 'generation')
    expect(world.rows()).toEqual(before)
  })
})

describe('a person who writes', () => {
  it('stays signed in by writing, without asking for a page', async () => {
    let clock = NOW
    const world = await liveWorld({ now: () => clock })
    const { session } = await world.editor()
    const client = browser(world, { session })
    await client.synced()
    clock += IDLE_LIMIT - 1_000
    type(client.body, 'Still at it.')
    await client.saved()
    clock += IDLE_LIMIT - 1_000
    expect(actorOfSession(world.reads, session, clock)).not.toBeNull()
  })
})

describe('two people in one draft', () => {
  it('shows each what the other types, and has it on disk before it says so', async () => {
    const world = await liveWorld()
    const [ines, tom] = [await world.editor({ name: 'Ines Marchetti' }), await world.editor({ name: 'Tom Okafor' })]
    const [first, second] = [browser(world, ines), browser(world, tom)]
    await Promise.all([first.synced(), second.synced()])
    type(first.body, 'Written by Ines.')
    await first.saved()
    expect(world.stored().getXmlFragment('body').toString()).toContain('Written by Ines.')
    await vi.waitUntil(() => second.body.toString().includes('Written by Ines.'))
    expect(world.connection.prepare('select person_id from draft_writers').pluck().all()).toContain(ines.id)
  })

  it('shows browsers at once what the API or a restore writes', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    const content = aContent({ blocks: [aParagraph('p-new', 'Replaced as a whole.')] })
    await world.transact((tx) => replaceDraft(tx, anActor(), { reportId: world.report.id, content }, NOW))
    await vi.waitUntil(() => client.body.toString().includes('Replaced as a whole.'))
    expect(client.body.length).toBe(1)
  })

  it('puts the name of the person on a caret, whatever the browser says', async () => {
    const world = await liveWorld()
    const [ines, tom] = [await world.editor({ name: 'Ines Marchetti' }), await world.editor({ name: 'Tom Okafor' })]
    const first = browser(world, { ...ines, user: { name: 'Tom Okafor', color: 'url(javascript:0)', more: 'x'.repeat(50) } })
    const second = browser(world, { ...tom, user: { name: 'Tom Okafor', color: '#123456' } })
    await Promise.all([first.synced(), second.synced()])
    const seen = () => second.provider.awareness?.getStates().get(first.document.clientID)?.user
    await vi.waitUntil(() => seen() !== undefined)
    expect(seen()).toEqual({ id: ines.id, name: 'Ines Marchetti', color: '#4b5563' })
  })

  it('does not let a browser speak for the caret of another person', async () => {
    const world = await liveWorld()
    const first = browser(world, { ...(await world.editor({ name: 'Ines Marchetti' })), user: { color: '#111111' } })
    await first.synced()
    const document = new Y.Doc()
    document.clientID = first.document.clientID
    const second = browser(world, { ...(await world.editor({ name: 'Tom Okafor' })), document, user: { color: '#222222' } })
    const third = browser(world, await world.editor())
    await Promise.all([second.synced(), third.synced()])
    await vi.waitUntil(() => third.provider.awareness?.getStates().has(first.document.clientID))
    expect(third.provider.awareness?.getStates().get(first.document.clientID)?.user.name).toBe('Ines Marchetti')
  })

  it('says who has left a draft last', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    expect(world.live.documents()).toEqual([world.name])
    client.leave()
    await vi.waitUntil(() => world.left.length > 0)
    expect(world.left).toEqual([world.report.id])
    expect(world.live.documents()).toEqual([])
  })
})

describe('rights that end', () => {
  it('closes the sockets of a session that was ended, and takes nothing from them any more', async () => {
    const world = await liveWorld()
    const editor = await world.editor()
    const client = browser(world, editor)
    await client.synced()
    await world.transact((tx) => endSession(tx, anActor(editor), { sessionId: editor.session }, NOW))
    const before = world.rows()
    type(client.body, 'Too late.')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4401, 'signed-out'])
    expect(world.rows()).toEqual(before)
  })

  it('finds out when another process ends a session', async () => {
    const world = await liveWorld()
    const editor = await world.editor()
    const client = browser(world, editor)
    await client.synced()
    world.connection.prepare('update sessions set ended_at = ?').run(NOW)
    type(client.body, 'Between the end and the next sweep.')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4401, 'signed-out'])
    expect(world.stored().getXmlFragment('body').toString()).not.toContain('Between the end')
  })

  it('closes the sockets of a person who was deactivated', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    await world.transact((tx) => {
      tx.update(people).set({ status: 'inactive' }).run()
    })
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4401, 'signed-out'])
  })

  it('makes a draft read-only when its report is archived, says so, and takes nothing', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    await world.transact((tx) => {
      tx.update(reports).set({ archivedAt: NOW }).run()
    })
    await vi.waitUntil(() => client.seen.told.length > 0)
    expect(client.seen.told).toEqual(['{"readOnly":"archived"}'])
    const before = world.rows()
    type(client.body, 'Into the archive.')
    await vi.waitUntil(() => client.provider.hasUnsyncedChanges)
    const late = browser(world, await world.editor())
    await late.synced()
    expect(late.seen.told).toEqual(['{"readOnly":"archived"}'])
    expect(world.rows()).toEqual(before)
    await world.transact((tx) => {
      tx.update(reports).set({ archivedAt: null }).run()
    })
    await vi.waitUntil(() => client.seen.told.at(-1) === '{"readOnly":null}')
  })

  it('closes a draft whose generation rose, and refuses the name that it had', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    await world.transact((tx) => {
      tx.update(drafts).set({ generation: 2 }).run()
    })
    await vi.waitUntil(() => client.seen.refused === 'generation')
    expect(client.seen.closed[0]).toEqual([4409, 'generation'])
  })
})

describe('what somebody saw last', () => {
  it('is what they left, once their last window closed', async () => {
    const world = await liveWorld()
    const ines = await world.editor()
    const [one, other] = [browser(world, ines), browser(world, ines)]
    await one.synced()
    await other.synced()
    type(one.body, 'Read before going home.')
    await one.saved()
    one.leave()
    await vi.waitUntil(() => one.seen.closed.length > 0)
    expect(lastLook(world.reads, ines.id, world.report.id)).toBeNull()
    other.leave()
    await vi.waitUntil(() => lastLook(world.reads, ines.id, world.report.id) !== null, { timeout: 5_000 })
    const draft = readDraft(world.reads, world.report.id)
    expect(lastLook(world.reads, ines.id, world.report.id)).toMatchObject({ revision: 1, hash: draft.ok && draft.value.etag, at: NOW })
  })
})

describe('a draft that another version of Host City wrote', () => {
  it('is opened by nobody, since an editor would take away what it does not know', async () => {
    const world = await liveWorld()
    const strange = new Y.Doc()
    strange.getXmlFragment('body').insert(0, [new Y.XmlElement('verse')])
    await world.transact((tx) => void appendUpdates(tx, world.report.id, [{ data: Y.encodeStateAsUpdate(strange), writer: null }], NOW))
    const before = world.rows()
    const document = new Y.Doc()
    type(document.getXmlFragment('body'), 'Typed while the server was away.')
    const client = browser(world, { ...(await world.editor()), document })
    await client.closed()
    expect(client.seen).toMatchObject({ synced: false, closed: [[4409, 'schema']] })
    expect(document.getXmlFragment('body').toString()).not.toContain('verse')
    expect(world.rows()).toEqual(before)
  })

  it('is refused by its version, and closed to those who have it open', async () => {
    const world = await liveWorld()
    const client = browser(world, await world.editor())
    await client.synced()
    await world.transact(
      (tx) =>
        void tx
          .update(drafts)
          .set({ schemaVersion: SCHEMA_VERSION + 1 })
          .run(),
    )
    await vi.waitUntil(() => client.seen.refused === 'schema')
    expect(client.seen.closed[0]).toEqual([4409, 'schema'])
    const before = world.rows()
    const late = browser(world, await world.editor())
    await vi.waitUntil(() => late.seen.refused === 'schema')
    expect(world.rows()).toEqual(before)
  })
})

describe('what may not be stored', () => {
  it('is not acknowledged when the disk refuses it, and comes again by itself', async () => {
    let full = true
    const world = await liveWorld({
      between: (transact) => (work) => (full ? Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })) : transact(work)),
    })
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const client = browser(world, await world.editor())
    await client.synced()
    type(client.body, 'Kept in the browser.')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([1013, 'not-stored'])
    expect(client.provider.hasUnsyncedChanges).toBe(true)
    expect(world.stored().getXmlFragment('body').toString()).not.toContain('Kept in the browser.')
    full = false
    await vi.waitUntil(() => world.stored().getXmlFragment('body').toString().includes('Kept in the browser.'), { timeout: 5_000 })
    await client.saved()
  })

  it('is refused when the session ended while the update waited for the lock', async () => {
    let before = () => {}
    const world = await liveWorld({
      between: (transact) => (work) => {
        before()
        return transact(work)
      },
    })
    const ines = await world.editor()
    const client = browser(world, ines)
    await client.synced()
    const rows = world.rows()
    before = () => world.connection.prepare('update sessions set ended_at = ? where id = ?').run(NOW, ines.session)
    type(client.body, 'Too late.')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4401, 'signed-out'])
    expect(world.rows()).toEqual(rows)
  })

  it('is refused when the draft holds more than any report needs', async () => {
    const world = await liveWorld()
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const client = browser(world, await world.editor())
    await client.synced()
    world.connection.prepare('insert into draft_updates (report_id, data) values (?, zeroblob(32000000))').run(world.report.id)
    const rows = world.rows().length
    type(client.body, 'One word more.')
    await client.closed()
    expect(client.seen.closed[0]).toEqual([4400, 'draft-full'])
    expect(world.rows()).toHaveLength(rows)
  })

  it('does not reach the others either', async () => {
    const world = await liveWorld({ between: () => () => Promise.reject(new Error('disk I/O error')) })
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const [first, second] = [browser(world, await world.editor()), browser(world, await world.editor())]
    await Promise.all([first.synced(), second.synced()])
    const before = second.body.toString()
    type(first.body, 'Seen by nobody.')
    await vi.waitUntil(() => first.seen.closed.length > 1, { timeout: 5_000 })
    expect(second.body.toString()).toBe(before)
  })
})

describe('a reconnect', () => {
  it('adds no row when it brings nothing new', async () => {
    const world = await liveWorld()
    const editor = await world.editor()
    const first = browser(world, editor)
    await first.synced()
    type(first.body, 'Once.')
    first.body.delete(0, 1)
    await first.saved()
    const before = world.rows()
    first.leave()
    const again = browser(world, { ...editor, document: first.document })
    await again.saved()
    expect(world.rows()).toEqual(before)
  })

  it('brings what was typed while apart', async () => {
    const world = await liveWorld()
    const editor = await world.editor()
    const first = browser(world, editor)
    await first.synced()
    first.leave()
    type(first.document.getXmlFragment('body'), 'Typed on a train.')
    const again = browser(world, { ...editor, document: first.document })
    await again.saved()
    const draft = readDraft(world.reads, world.report.id)
    expect(draft.ok && JSON.stringify(draft.value.content)).toContain('Typed on a train.')
  })
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { apiTokens, auditEvents, people, sessions } from '#db/schema.ts'
import { commandLine } from '#domain/people/actor.ts'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson, reactivatePerson } from '#domain/people/deactivate.ts'
import { renamePerson } from '#domain/people/rename.ts'
import { actorOfSession, openSession } from '#domain/people/sessions.ts'
import { actorOfToken, addToken } from '#domain/people/tokens.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { anActor, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'
import { aDesk } from './desk.ts'

const row = (world: TestDatabase, id: string) => world.reads.select().from(people).where(eq(people.id, id)).get()
const last = (world: TestDatabase) => world.reads.select().from(auditEvents).all().at(-1)

describe('a role', () => {
  it('is changed, written down with what it was, and read afresh by session and token', async () => {
    const { world, admin, tom, ines } = await aDesk()
    const session = await world.transact((tx) => openSession(tx, { id: tom.id, address: null, agent: null }, NOW))
    const { token } = await done(world, (tx) => addToken(tx, anActor(tom), { personId: tom.id, label: 'script' }, NOW))
    expect(await done(world, (tx) => changeRole(tx, admin, { personId: tom.id, role: 'admin' }, NOW))).toEqual({ changed: true })
    expect(last(world)).toMatchObject({ action: 'person.role-changed', actorId: ines.id, details: { person: tom.id, from: 'editor', to: 'admin' } })
    expect([actorOfSession(world.reads, session, NOW)?.role, actorOfToken(world.reads, token, NOW)?.role]).toEqual(['admin', 'admin'])
  })

  it('that one has already changes nothing and is not written down', async () => {
    const { world, admin, tom } = await aDesk()
    expect(await done(world, (tx) => changeRole(tx, admin, { personId: tom.id, role: 'editor' }, NOW))).toEqual({ changed: false })
    expect(last(world)).toBeUndefined()
  })

  it('is not changed by editors, of oneself, of the sample library, or of nobody', async () => {
    const { world, admin, editor, ines, tom, sample } = await aDesk()
    expect(await refused(world, (tx) => changeRole(tx, editor, { personId: tom.id, role: 'admin' }, NOW))).toEqual({
      kind: 'forbidden',
      action: 'person.manage',
    })
    for (const [personId, kind] of [
      [ines.id, 'own-account'],
      [sample.id, 'sample-person'],
      ['nobody', 'person-not-found'],
    ] as const)
      expect(await refused(world, (tx) => changeRole(tx, admin, { personId, role: 'editor' }, NOW))).toEqual({ kind })
  })

  it('is not taken from the last admin who can sign in, whoever asks', async () => {
    const { world, ines, tom } = await aDesk()
    await aPerson(world, { role: 'admin', status: 'inactive' })
    await aPerson(world, { role: 'admin', status: 'invited' })
    for (const actor of [commandLine, anActor({ ...tom, role: 'admin' })])
      expect(await refused(world, (tx) => changeRole(tx, actor, { personId: ines.id, role: 'editor' }, NOW))).toEqual({ kind: 'last-admin' })
  })

  it('of somebody who was only invited can be changed, also the only one of its kind', async () => {
    const { world, admin } = await aDesk()
    const { id } = await aPerson(world, { role: 'admin', status: 'invited' })
    await done(world, (tx) => changeRole(tx, admin, { personId: id, role: 'editor' }, NOW))
    expect(row(world, id)?.role).toBe('editor')
  })
})

describe('a person who is deactivated', () => {
  it('loses sessions and tokens at once, and keeps what they wrote', async () => {
    const { world, admin, tom } = await aDesk()
    const report = await aReport(world, { actor: anActor(tom) })
    const session = await world.transact((tx) => openSession(tx, { id: tom.id, address: null, agent: null }, NOW))
    const { token } = await done(world, (tx) => addToken(tx, anActor(tom), { personId: tom.id, label: 'script' }, NOW))
    expect(await done(world, (tx) => deactivatePerson(tx, admin, { personId: tom.id }, NOW + SECOND))).toEqual({ changed: true })

    expect(row(world, tom.id)).toMatchObject({ status: 'inactive', name: 'Tom Okafor', passwordHash: 'a hash' })
    expect(actorOfSession(world.reads, session, NOW + SECOND)).toBeNull()
    expect(actorOfToken(world.reads, token, NOW + SECOND)).toBeNull()
    expect(last(world)).toMatchObject({ action: 'person.deactivated', details: { person: tom.id, tokens: 1 } })
    expect(readRevision(world.reads, report.id, 1)).toMatchObject({ ok: true })
    expect(world.connection.pragma('foreign_key_check')).toEqual([])
    expect(await done(world, (tx) => deactivatePerson(tx, admin, { personId: tom.id }, NOW))).toEqual({ changed: false })
  })

  it('comes back with password and role, and without the sessions and tokens of before', async () => {
    const { world, admin, tom } = await aDesk()
    const session = await world.transact((tx) => openSession(tx, { id: tom.id, address: null, agent: null }, NOW))
    const { token } = await done(world, (tx) => addToken(tx, anActor(tom), { personId: tom.id, label: 'script' }, NOW))
    await done(world, (tx) => deactivatePerson(tx, admin, { personId: tom.id }, NOW))
    expect(await done(world, (tx) => reactivatePerson(tx, admin, { personId: tom.id }, NOW))).toEqual({ changed: true })
    expect(row(world, tom.id)).toMatchObject({ status: 'active', role: 'editor', passwordHash: 'a hash' })
    expect([actorOfSession(world.reads, session, NOW), actorOfToken(world.reads, token, NOW)]).toEqual([null, null])
    expect(last(world)).toMatchObject({ action: 'person.reactivated', details: { person: tom.id } })
    expect(await done(world, (tx) => reactivatePerson(tx, admin, { personId: tom.id }, NOW))).toEqual({ changed: false })
  })

  it('is not oneself, nobody who was only invited, nobody of the sample library, not the last admin, and not for editors to choose', async () => {
    const { world, admin, editor, ines, sample } = await aDesk()
    const { id } = await aPerson(world, { status: 'invited' })
    expect(await refused(world, (tx) => deactivatePerson(tx, editor, { personId: ines.id }, NOW))).toEqual({ kind: 'forbidden', action: 'person.manage' })
    expect(await refused(world, (tx) => deactivatePerson(tx, commandLine, { personId: ines.id }, NOW))).toEqual({ kind: 'last-admin' })
    for (const [personId, kind] of [
      [ines.id, 'own-account'],
      [id, 'never-joined'],
      [sample.id, 'sample-person'],
      ['nobody', 'person-not-found'],
    ] as const)
      expect(await refused(world, (tx) => deactivatePerson(tx, admin, { personId }, NOW))).toEqual({ kind })
  })

  it('does not come back by editors, without ever having been here, from the sample library, or from nowhere', async () => {
    const { world, admin, editor, tom, sample } = await aDesk()
    const gone = await aPerson(world, { status: 'inactive' })
    const awaited = await aPerson(world, { status: 'invited' })
    expect(await refused(world, (tx) => reactivatePerson(tx, editor, { personId: tom.id }, NOW))).toEqual({ kind: 'forbidden', action: 'person.manage' })
    for (const [personId, kind] of [
      [gone.id, 'never-joined'],
      [awaited.id, 'never-joined'],
      [sample.id, 'sample-person'],
      ['nobody', 'person-not-found'],
    ] as const)
      expect(await refused(world, (tx) => reactivatePerson(tx, admin, { personId }, NOW))).toEqual({ kind })
  })

  it('touches the sessions and tokens of nobody else', async () => {
    const { world, admin, ines, tom } = await aDesk()
    const session = await world.transact((tx) => openSession(tx, { id: ines.id, address: null, agent: null }, NOW))
    await done(world, (tx) => addToken(tx, admin, { personId: ines.id, label: 'script' }, NOW))
    await done(world, (tx) => deactivatePerson(tx, admin, { personId: tom.id }, NOW))
    expect(world.reads.select().from(sessions).where(eq(sessions.id, session)).get()?.endedAt).toBeNull()
    expect(world.reads.select().from(apiTokens).where(eq(apiTokens.personId, ines.id)).get()?.revokedAt).toBeNull()
  })
})

describe('a name', () => {
  it('is changed by its owner and by an admin, and stands beside all that they wrote', async () => {
    const { world, admin, editor, tom } = await aDesk()
    expect(await done(world, (tx) => renamePerson(tx, editor, { personId: tom.id, name: ' Tom  A. Okafor ' }, NOW))).toEqual({ changed: true })
    expect(row(world, tom.id)?.name).toBe('Tom A. Okafor')
    expect(await done(world, (tx) => renamePerson(tx, editor, { personId: tom.id, name: 'Tom A. Okafor' }, NOW))).toEqual({ changed: false })
    await done(world, (tx) => renamePerson(tx, admin, { personId: tom.id, name: 'Tom Okafor' }, NOW))
    expect(world.reads.select().from(auditEvents).all()).toMatchObject([
      { action: 'person.renamed', actorId: tom.id },
      { action: 'person.renamed', details: { person: tom.id } },
    ])
  })

  it('is not changed by another editor, to none, of the sample library, or of nobody', async () => {
    const { world, admin, editor, ines, tom, sample } = await aDesk()
    expect(await refused(world, (tx) => renamePerson(tx, editor, { personId: ines.id, name: 'Else' }, NOW))).toEqual({
      kind: 'forbidden',
      action: 'person.manage',
    })
    for (const [personId, name, kind] of [
      [tom.id, ' ', 'invalid-name'],
      [tom.id, 'x'.repeat(121), 'invalid-name'],
      [sample.id, 'Else', 'sample-person'],
      ['nobody', 'Else', 'person-not-found'],
    ] as const)
      expect(await refused(world, (tx) => renamePerson(tx, admin, { personId, name }, NOW))).toEqual({ kind })
  })
})

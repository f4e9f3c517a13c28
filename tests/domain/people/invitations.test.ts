import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { auditEvents, failedSignIns, oneTimeLinks, people } from '#db/schema.ts'
import { acceptInvitation, findInvitation, invitePerson, renewInvitation, takeBackInvitation } from '#domain/people/invitations.ts'
import { hashPassword } from '#domain/people/password.ts'
import { signIn } from '#domain/people/sign-in.ts'
import { DAY, HOUR, NOW, SECOND } from '#tests/support/clock.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { done, refused } from '#tests/support/refused.ts'
import { aDesk } from './desk.ts'

const lea = { email: ' Lea@Desk.example', name: 'Lea Brandt', role: 'editor' } as const
const joining = { name: 'Lea Brandt', passwordHash: 'her hash', address: '192.0.2.9' }

async function invited() {
  const desk = await aDesk()
  return { ...desk, ...(await done(desk.world, (tx) => invitePerson(tx, desk.admin, lea, NOW))) }
}
const row = (world: TestDatabase, id: string) => world.reads.select().from(people).where(eq(people.id, id)).get()
const acts = (world: TestDatabase) =>
  world.reads
    .select()
    .from(auditEvents)
    .all()
    .map(({ action }) => action)

describe('an invitation', () => {
  it('makes a person who is awaited, and a link for three days', async () => {
    const { world, ines, id, email, secret, expiresAt } = await invited()
    expect(row(world, id)).toMatchObject({ email: 'lea@desk.example', name: 'Lea Brandt', role: 'editor', status: 'invited', passwordHash: null })
    expect([email, expiresAt]).toEqual(['lea@desk.example', NOW + 3 * DAY])
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({
      action: 'person.invited',
      actorId: ines.id,
      address: '192.0.2.7',
      details: { person: id, role: 'editor' },
    })
  })

  it('keeps the hash of its secret alone', async () => {
    const { world, secret, admin, id } = await invited()
    const again = await done(world, (tx) => renewInvitation(tx, admin, { personId: id }, NOW))
    const kept = JSON.stringify([world.reads.select().from(oneTimeLinks).all(), world.reads.select().from(auditEvents).all()])
    for (const each of [secret, again.secret]) expect(kept).not.toContain(each)
  })

  it('is refused to editors, and for what is no address, no name, and an address that somebody has', async () => {
    const { world, admin, editor } = await aDesk()
    expect(await refused(world, (tx) => invitePerson(tx, editor, lea, NOW))).toEqual({ kind: 'forbidden', action: 'person.add' })
    expect(await refused(world, (tx) => invitePerson(tx, admin, { ...lea, email: 'lea' }, NOW))).toEqual({ kind: 'invalid-email' })
    expect(await refused(world, (tx) => invitePerson(tx, admin, { ...lea, name: ' ' }, NOW))).toEqual({ kind: 'invalid-name' })
    expect(await refused(world, (tx) => invitePerson(tx, admin, { ...lea, email: 'TOM@desk.example' }, NOW))).toEqual({
      kind: 'email-taken',
      email: 'tom@desk.example',
    })
  })
})

describe('whoever was invited', () => {
  it('comes in with a password and a name of their own, once', async () => {
    const { world, id, secret } = await invited()
    expect(findInvitation(world.reads, secret, NOW)).toMatchObject({ ok: true, value: { person: { id } } })
    await done(world, (tx) => acceptInvitation(tx, { secret, ...joining, name: ' Lea  Brandt-Aydin ' }, NOW + SECOND))
    expect(row(world, id)).toMatchObject({ status: 'active', name: 'Lea Brandt-Aydin', passwordHash: 'her hash', role: 'editor' })
    expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({ action: 'person.joined', actorId: id, via: 'desk', address: '192.0.2.9' })
    expect(await refused(world, (tx) => acceptInvitation(tx, { secret, ...joining }, NOW + SECOND))).toEqual({ kind: 'link-used', purpose: 'invitation' })
  })

  it('comes in once, also when two use the link at the same moment', async () => {
    const { world, secret, id } = await invited()
    const outcomes = await Promise.all(
      ['one', 'other'].map((passwordHash) => world.transact((tx) => acceptInvitation(tx, { secret, ...joining, passwordHash }, NOW))),
    )
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(row(world, id)?.passwordHash).toBe('one')
  })

  it('is told nothing more by sign-in than any wrong password, before they came', async () => {
    const { world, sample } = await invited()
    const attempts = ['lea@desk.example', sample.email, 'nobody@desk.example'].map((email) =>
      signIn(world, { email, password: 'four wet boats before noon', address: null, agent: null }, NOW),
    )
    for (const outcome of await Promise.all(attempts)) expect(outcome).toEqual({ ok: false, refusal: { kind: 'wrong-credentials' } })
    expect(world.reads.select().from(failedSignIns).all()).toHaveLength(3)
  })

  it('signs in at once, however often they tried before they came', async () => {
    const { world, secret } = await invited()
    const password = 'four wet boats before noon'
    const attempt = () => signIn(world, { email: 'lea@desk.example', password, address: null, agent: null }, NOW)
    for (let at = 0; at < 10; at++) await attempt()
    expect(await attempt()).toMatchObject({ refusal: { kind: 'too-many-attempts' } })
    const passwordHash = await hashPassword(password)
    await done(world, (tx) => acceptInvitation(tx, { secret, ...joining, passwordHash }, NOW))
    expect((await attempt()).ok).toBe(true)
  })

  it('does not come in by a link that is unknown, has expired, or was made for something else', async () => {
    const { world, secret } = await invited()
    const accept = (given: string, now: number) => refused(world, (tx) => acceptInvitation(tx, { secret: given, ...joining }, now))
    expect(await accept('made up', NOW)).toEqual({ kind: 'link-unknown', purpose: 'invitation' })
    expect(await accept(`${secret.slice(0, -1)}_`, NOW)).toEqual({ kind: 'link-unknown', purpose: 'invitation' })
    expect(await accept(secret, NOW + 72 * HOUR)).toEqual({ kind: 'link-expired', purpose: 'invitation' })
    world.connection.prepare("update one_time_links set purpose = 'reset'").run()
    expect(await accept(secret, NOW)).toEqual({ kind: 'link-unknown', purpose: 'invitation' })
  })

  it('does not come in without a name', async () => {
    const { world, secret } = await invited()
    expect(await refused(world, (tx) => acceptInvitation(tx, { secret, ...joining, name: '  ' }, NOW))).toEqual({ kind: 'invalid-name' })
  })
})

describe('an invitation that is renewed or taken back', () => {
  it('works by the newer link alone', async () => {
    const { world, admin, id, secret } = await invited()
    const again = await done(world, (tx) => renewInvitation(tx, admin, { personId: id }, NOW + HOUR))
    expect(again).toMatchObject({ email: 'lea@desk.example', expiresAt: NOW + 73 * HOUR })
    expect(await refused(world, (tx) => acceptInvitation(tx, { secret, ...joining }, NOW + 2 * HOUR))).toEqual({ kind: 'link-expired', purpose: 'invitation' })
    await done(world, (tx) => acceptInvitation(tx, { secret: again.secret, ...joining }, NOW + 72 * HOUR))
    expect(acts(world)).toEqual(['person.invited', 'person.invited-again', 'person.joined'])
  })

  it('lets nobody in once it is taken back, and can be made anew', async () => {
    const { world, admin, id, secret } = await invited()
    expect(await done(world, (tx) => takeBackInvitation(tx, admin, { personId: id }, NOW))).toEqual({ changed: true })
    expect(await done(world, (tx) => takeBackInvitation(tx, admin, { personId: id }, NOW))).toEqual({ changed: false })
    expect(row(world, id)?.status).toBe('inactive')
    expect(await refused(world, (tx) => acceptInvitation(tx, { secret, ...joining }, NOW))).toEqual({ kind: 'link-expired', purpose: 'invitation' })
    await done(world, (tx) => renewInvitation(tx, admin, { personId: id }, NOW))
    expect(row(world, id)?.status).toBe('invited')
    expect(acts(world)).toEqual(['person.invited', 'person.invitation-taken-back', 'person.invited-again'])
  })

  it.each([
    ['renewed', renewInvitation],
    ['taken back', takeBackInvitation],
  ])('is not %s by editors, for people who are here, of the sample library, or nobody', async (_, verb) => {
    const { world, admin, editor, id, tom, sample } = await invited()
    expect(await refused<{ kind: string }>(world, (tx) => verb(tx, editor, { personId: id }, NOW))).toEqual({ kind: 'forbidden', action: 'person.manage' })
    for (const [personId, kind] of [
      [tom.id, 'joined-already'],
      [sample.id, 'sample-person'],
      ['nobody', 'person-not-found'],
    ] as const)
      expect(await refused<{ kind: string }>(world, (tx) => verb(tx, admin, { personId }, NOW))).toEqual({ kind })
    world.connection.prepare("update people set status = 'inactive' where id = ?").run(tom.id)
    expect(await refused<{ kind: string }>(world, (tx) => verb(tx, admin, { personId: tom.id }, NOW))).toEqual({ kind: 'joined-already' })
  })
})

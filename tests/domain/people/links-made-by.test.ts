import { expect, it } from 'vitest'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson } from '#domain/people/deactivate.ts'
import { findInvitation, invitePerson, renewInvitation } from '#domain/people/invitations.ts'
import { findResetLink, mintResetLink } from '#domain/people/resets.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'
import { aDesk } from './desk.ts'

/** Another admin, who has handed out a reset link and an invitation. */
async function handedOut() {
  const desk = await aDesk()
  const { world, ines, tom } = desk
  const other = await aPerson(world, { name: 'Another admin', role: 'admin', passwordHash: 'a hash' })
  const maker = anActor(other)
  const reset = await done(world, (tx) => mintResetLink(tx, maker, { personId: ines.id }, NOW))
  const invited = await done(world, (tx) => invitePerson(tx, maker, { email: 'new@desk.example', name: 'New', role: 'admin' }, NOW))
  const ofOthers = await done(world, (tx) => mintResetLink(tx, desk.admin, { personId: tom.id }, NOW))
  const works = () => ({
    reset: findResetLink(world.reads, reset.secret, NOW + SECOND).ok,
    invitation: findInvitation(world.reads, invited.secret, NOW + SECOND).ok,
    ofOthers: findResetLink(world.reads, ofOthers.secret, NOW + SECOND).ok,
  })
  return { ...desk, other, invited, works }
}

it('links that an admin handed out end when they are deactivated; those of others go on', async () => {
  const { world, admin, other, works } = await handedOut()
  expect(works()).toEqual({ reset: true, invitation: true, ofOthers: true })
  await done(world, (tx) => deactivatePerson(tx, admin, { personId: other.id }, NOW + SECOND))
  expect(works()).toEqual({ reset: false, invitation: false, ofOthers: true })
})

it('and when they are made an editor, not when somebody is made an admin', async () => {
  const { world, admin, other, tom, works } = await handedOut()
  await done(world, (tx) => changeRole(tx, admin, { personId: tom.id, role: 'admin' }, NOW + SECOND))
  expect(works()).toEqual({ reset: true, invitation: true, ofOthers: true })
  await done(world, (tx) => changeRole(tx, admin, { personId: other.id, role: 'editor' }, NOW + SECOND))
  expect(works()).toEqual({ reset: false, invitation: false, ofOthers: true })
})

it('an invitation that somebody else made anew is theirs', async () => {
  const { world, admin, other, invited } = await handedOut()
  const { secret } = await done(world, (tx) => renewInvitation(tx, admin, { personId: invited.id }, NOW))
  await done(world, (tx) => deactivatePerson(tx, admin, { personId: other.id }, NOW + SECOND))
  expect(findInvitation(world.reads, secret, NOW + SECOND).ok).toBe(true)
})

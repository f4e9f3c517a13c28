import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { auditEvents, people } from '#db/schema.ts'
import { addPerson, countActiveAdmins, findPersonByEmail } from '#domain/people/accounts.ts'
import { commandLine } from '#domain/people/actor.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const ines = { email: 'ines@desk.example', name: 'Ines Marchetti', role: 'editor', passwordHash: 'a hash' } as const

it('adds a person under the one form of their address, and writes it down without a name', async () => {
  const world = await testDatabase()
  const added = await done(world, (tx) => addPerson(tx, commandLine, { ...ines, email: ' Ines@Desk.example', name: ' Ines \n Marchetti ' }, NOW))
  expect(added.email).toBe('ines@desk.example')
  const row = world.reads.select().from(people).where(eq(people.id, added.id)).get()
  expect(row).toMatchObject({ ...ines, status: 'active', createdAt: NOW, lastSignInAt: null })
  const [event] = world.reads.select().from(auditEvents).all()
  expect(event).toMatchObject({ action: 'person.added', via: 'command line', actorId: null, details: { person: added.id, role: 'editor' } })
})

it('finds a person however their address is typed', async () => {
  const world = await testDatabase()
  const { id } = await done(world, (tx) => addPerson(tx, commandLine, ines, NOW))
  expect(findPersonByEmail(world.reads, ' INES@desk.example ')?.id).toBe(id)
  expect(findPersonByEmail(world.reads, 'tom@desk.example')).toBeNull()
  expect(findPersonByEmail(world.reads, '')).toBeNull()
})

it('refuses an editor, an address that is taken or none, and a name that is none', async () => {
  const world = await testDatabase()
  await done(world, (tx) => addPerson(tx, commandLine, ines, NOW))
  expect(await refused(world, (tx) => addPerson(tx, anActor(), { ...ines, email: 'tom@desk.example' }, NOW))).toEqual({
    kind: 'forbidden',
    action: 'person.add',
  })
  expect(await refused(world, (tx) => addPerson(tx, commandLine, { ...ines, email: 'INES@desk.example' }, NOW))).toEqual({
    kind: 'email-taken',
    email: 'ines@desk.example',
  })
  expect(await refused(world, (tx) => addPerson(tx, commandLine, { ...ines, email: 'ines＠desk.example' }, NOW))).toEqual({ kind: 'invalid-email' })
  for (const name of ['', '  ', 'x'.repeat(121), 'Ines\u202eittehcraM', 'Ines\0', '<b>Ines</b>', '\u200b']) {
    expect(await refused(world, (tx) => addPerson(tx, commandLine, { ...ines, email: 'tom@desk.example', name }, NOW)), name).toEqual({ kind: 'invalid-name' })
  }
})

it('keeps the joiners within a name, which Persian and Indic names need', async () => {
  const world = await testDatabase()
  const name = 'مهدی\u200cزاده क्\u200dष'
  await done(world, (tx) => addPerson(tx, commandLine, { ...ines, name }, NOW))
  expect(findPersonByEmail(world.reads, ines.email)?.name).toBe(name)
})

it('counts the admins who can sign in', async () => {
  const world = await testDatabase()
  expect(countActiveAdmins(world.reads)).toBe(0)
  await aPerson(world, { role: 'editor' })
  await aPerson(world, { role: 'admin', status: 'inactive' })
  expect(countActiveAdmins(world.reads)).toBe(0)
  await aPerson(world, { role: 'admin' })
  expect(countActiveAdmins(world.reads)).toBe(1)
})

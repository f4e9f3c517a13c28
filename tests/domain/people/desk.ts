import { samples } from '#db/schema.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson } from '#tests/support/factories.ts'

/** A desk with an admin and an editor who have passwords, and an author of the sample library. */
export async function aDesk() {
  const world = await testDatabase()
  const ines = await aPerson(world, { name: 'Ines Marchetti', email: 'ines@desk.example', role: 'admin', passwordHash: 'a hash' })
  const tom = await aPerson(world, { name: 'Tom Okafor', email: 'tom@desk.example', passwordHash: 'a hash' })
  const sample = await aSample(world)
  return { world, ines, tom, sample, admin: anActor(ines, { address: '192.0.2.7' }), editor: anActor(tom) }
}

export async function aSample(world: TestDatabase) {
  const person = await aPerson(world, { name: 'Sample editor A', status: 'inactive' })
  await world.transact((tx) => void tx.insert(samples).values({ kind: 'person', id: person.id }).run())
  return person
}

import { loadSample } from '#domain/sample/load.ts'
import { endFirstStart } from '#domain/sample/marks.ts'
import { readSample } from '#lib/sample.ts'
import { NOW } from '#tests/support/clock.ts'
import { databaseOf, type TestDatabase, testDatabase } from '#tests/support/database.ts'

let loaded: Buffer | undefined

/** A database after a first start with the sample library. It is loaded once a file of tests. */
export async function sampleWorld(): Promise<TestDatabase> {
  loaded ??= await load()
  return databaseOf(loaded)
}

async function load(): Promise<Buffer> {
  const world = await testDatabase()
  await world.transact((tx) => {
    endFirstStart(tx, true)
    loadSample(tx, readSample(), NOW)
  })
  return world.connection.serialize()
}

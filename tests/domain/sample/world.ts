import { loadSample } from '#domain/sample/load.ts'
import { readSample } from '#lib/sample.ts'
import { NOW } from '../../support/clock.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

/** A database into which the sample library was loaded, as on the first start. */
export async function sampleWorld(): Promise<TestDatabase> {
  const world = await testDatabase()
  await world.transact((tx) => loadSample(tx, readSample(), NOW))
  return world
}

import { beforeEach, describe, expect, test } from 'vitest'
import { auditEvents, revisionNames, revisionNotes } from '#db/schema.ts'
import type { Actor } from '#domain/people/actor.ts'
import { findRevisions } from '#domain/revisions/find.ts'
import { nameRevision, noteRevision } from '#domain/revisions/name.ts'
import { everyNameOf } from '#domain/revisions/named.ts'
import { listRevisions } from '#domain/revisions/read.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { anActor, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

let world: TestDatabase
let ines: Actor
let tom: Actor
let reportId: string

beforeEach(async () => {
  world = await testDatabase()
  ines = anActor(await aPerson(world, { name: 'Ines Marchetti' }))
  tom = anActor(await aPerson(world, { name: 'Tom Okafor' }))
  reportId = (await aReport(world, { actor: ines })).id
})

const name = (actor: Actor, text: string, at = NOW) => done(world, (tx) => nameRevision(tx, actor, { reportId, number: 1, name: text }, at))
const note = (actor: Actor, text: string, at = NOW) => done(world, (tx) => noteRevision(tx, actor, { reportId, number: 1, note: text }, at))
const row = () => listRevisions(world.reads, reportId, { limit: 1 })[0]
const acts = (action: string) =>
  world.reads
    .select()
    .from(auditEvents)
    .all()
    .filter((event) => event.action === action)

describe('a name', () => {
  test('is given, changed and taken away, and the former ones are kept', async () => {
    expect(await name(ines, 'Before the ranking')).toEqual({ number: 1, name: 'Before the ranking' })
    await name(tom, 'After the ranking', NOW + HOUR)
    expect(row()).toMatchObject({ name: 'After the ranking', namedBy: 'Tom Okafor' })
    expect(await name(ines, '', NOW + 2 * HOUR)).toEqual({ number: 1, name: null })
    expect(row()).toMatchObject({ name: null, namedBy: null })
    expect(everyNameOf(world.reads, row()?.id ?? '')).toEqual([
      { text: '', by: 'Ines Marchetti', at: NOW + 2 * HOUR },
      { text: 'After the ranking', by: 'Tom Okafor', at: NOW + HOUR },
      { text: 'Before the ranking', by: 'Ines Marchetti', at: NOW },
    ])
  })

  test('that it has already writes nothing', async () => {
    await name(ines, 'Before the ranking')
    const before = checksum(world)
    await name(tom, 'Before the ranking', NOW + HOUR)
    expect(checksum(world)).toBe(before)
    expect(world.reads.select().from(revisionNames).all()).toHaveLength(1)
  })

  test('is audited by its revision, never by its words', async () => {
    await name(ines, 'Before the ranking')
    await name(ines, '')
    expect(acts('revision.named').map(({ details, reportId: of }) => [of, details])).toEqual([
      [reportId, { revisionId: row()?.id }],
      [reportId, { revisionId: row()?.id, taken: true }],
    ])
  })
})

describe('a note', () => {
  test('is written, changed and taken away', async () => {
    expect(await note(ines, 'The ranking is of 2024.\nAsk Tom.')).toEqual({ number: 1, note: 'The ranking is of 2024.\nAsk Tom.' })
    await note(tom, 'The ranking is of 2025.')
    expect(row()).toMatchObject({ note: 'The ranking is of 2025.', notedBy: 'Tom Okafor' })
    const before = checksum(world)
    await note(ines, 'The ranking is of 2025.')
    expect(checksum(world)).toBe(before)
    await note(ines, '')
    expect(row()).toMatchObject({ note: null, notedBy: null })
    expect(world.reads.select().from(revisionNotes).all()).toHaveLength(3)
    expect(acts('revision.noted').map(({ details }) => details.taken ?? false)).toEqual([false, false, true])
  })
})

test('a name or a note of nobody who may, or of no revision, is refused', async () => {
  const stranger = anActor({}, { role: 'reader' as Actor['role'] })
  for (const verb of [
    (actor: Actor, number: number) => refused(world, (tx) => nameRevision(tx, actor, { reportId, number, name: 'A' }, NOW)),
    (actor: Actor, number: number) => refused(world, (tx) => noteRevision(tx, actor, { reportId, number, note: 'A' }, NOW)),
  ]) {
    expect(await verb(stranger, 1)).toEqual({ kind: 'forbidden', action: 'revision.name' })
    expect(await verb(ines, 2)).toEqual({ kind: 'revision-not-found', number: 2 })
  }
})

test('revisions are found by their present name and note', async () => {
  const found = (words: string, side?: 'said' | 'brought') => findRevisions(world.reads, { words, side }, { limit: 9 }).revisions.map(({ number }) => number)
  await name(ines, 'Vor dem Überblick')
  await note(tom, 'Zürich asked for it.')
  expect([found('uberblick'), found('überbl', 'said'), found('überblick zürich'), found('überblick', 'brought')]).toEqual([[1], [1], [1], []])
  // A phrase does not reach from the name into the note.
  expect([found('"überblick zürich"'), found('"dem überblick"')]).toEqual([[], [1]])
  await name(ines, '')
  expect([found('überblick'), findRevisions(world.reads, { named: true }, { limit: 9 }).revisions]).toEqual([[], []])
})

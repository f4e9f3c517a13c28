import { expect, it } from 'vitest'
import { looks } from '#db/schema.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { service } from '#domain/people/actor.ts'
import { purgeReport } from '#domain/reports/purge.ts'
import { ok } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { changedSinceLooked, lastLook, lookedAt, lookedAtDraft } from '#domain/revisions/looks.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })

async function desk() {
  const world = await testDatabase()
  const [ines, tom] = [await aPerson(world, { name: 'Ines' }), await aPerson(world, { name: 'Tom' })]
  const { id } = await aReport(world, { content: saying('One.') })
  let now = NOW
  const next = () => {
    now += MINUTE
    return now
  }
  return {
    ...world,
    id,
    ines: anActor(ines),
    tom: anActor(tom),
    inesId: ines.id,
    tomId: tom.id,
    write: (words: string, actor: ReturnType<typeof anActor>) => done(world, (tx) => replaceDraft(tx, actor, { reportId: id, content: saying(words) }, next())),
    cut: (actor = service) => done(world, (tx) => cutRevision(tx, actor, { reportId: id, kind: 'left' }, next())),
    leave: (actor: ReturnType<typeof anActor>) => done(world, (tx) => lookedAtDraft(tx, actor, id, next())),
    look: (actor: ReturnType<typeof anActor>, revision: number, hash: string | null = null) =>
      done(world, (tx) => lookedAt(tx, actor, { reportId: id, revision, hash }, next())),
  }
}

const hashOf = (world: TestDatabase, id: string) => {
  const draft = readDraft(world.reads, id)
  if (!draft.ok) throw new Error(draft.refusal.kind)
  return draft.value.etag
}

it('whoever never looked has seen nothing', async () => {
  const { reads, id, inesId } = await desk()
  expect(lastLook(reads, inesId, id)).toBeNull()
  expect(changedSinceLooked(reads, inesId)).toEqual(new Map())
})

it('what a person left is the newest revision, or the one that was cut of what they saw', async () => {
  const world = await desk()
  await world.write('One two.', world.ines)
  await world.leave(world.ines)
  expect(lastLook(world.reads, world.inesId, world.id)).toMatchObject({ revision: 1, hash: hashOf(world, world.id) })
  await world.cut()
  expect(lastLook(world.reads, world.inesId, world.id)).toMatchObject({ revision: 2 })
  expect(lastLook(world.reads, world.tomId, world.id)).toBeNull()
})

it('where no revision holds what they saw, it is the newest of that moment', async () => {
  const world = await desk()
  await world.write('One two.', world.ines)
  await world.leave(world.ines)
  await world.write('One two three.', world.tom)
  await world.cut()
  expect(lastLook(world.reads, world.inesId, world.id)).toMatchObject({ revision: 1 })
})

it('one’s own words are no news, somebody else’s are, in the draft and once they are cut', async () => {
  const world = await desk()
  await world.leave(world.ines)
  await world.write('One two.', world.ines)
  expect(changedSinceLooked(world.reads, world.inesId).size).toBe(0)
  await world.leave(world.ines)
  await world.cut()
  expect(changedSinceLooked(world.reads, world.inesId).size).toBe(0)
  await world.write('One two three.', world.tom)
  expect([...changedSinceLooked(world.reads, world.inesId)]).toEqual([[world.id, 2]])
  await world.cut()
  expect([...changedSinceLooked(world.reads, world.inesId)]).toEqual([[world.id, 2]])
  await world.look(world.ines, 3)
  expect(changedSinceLooked(world.reads, world.inesId).size).toBe(0)
})

it('what nobody signed for is news too', async () => {
  const world = await desk()
  await world.leave(world.ines)
  await world.write('One two.', anActor())
  await world.cut()
  expect([...changedSinceLooked(world.reads, world.inesId)]).toEqual([[world.id, 1]])
})

it('seeing something old forgets nothing', async () => {
  const world = await desk()
  for (const words of ['Two.', 'Three.']) {
    await world.write(words, world.tom)
    await world.cut()
  }
  await world.look(world.ines, 3)
  await world.look(world.ines, 2)
  expect(lastLook(world.reads, world.inesId, world.id)).toMatchObject({ revision: 3 })
})

it('nobody, a stranger, a report and a revision that there is not are refused', async () => {
  const world = await desk()
  const seen = { reportId: world.id, revision: 1, hash: null }
  for (const actor of [anActor(), service, anActor({ id: world.inesId }, { role: 'reader' as 'editor' })])
    expect(await refused(world, (tx) => lookedAt(tx, actor, seen, NOW))).toEqual({ kind: 'forbidden', action: 'desk.read' })
  for (const wrong of [{ reportId: 'nowhere' }, { revision: 2 }, { revision: 0 }])
    expect(await refused(world, (tx) => lookedAt(tx, world.ines, { ...seen, ...wrong }, NOW))).toEqual({ kind: 'not-found' })
})

it('what was seen goes with the report', async () => {
  const world = await desk()
  await world.leave(world.ines)
  await done(world, (tx) => ok(purgeReport(tx, service, { reportId: world.id, reason: 'A sample.' }, NOW)))
  expect(world.reads.select().from(looks).all()).toEqual([])
})

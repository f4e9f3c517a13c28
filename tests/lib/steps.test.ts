import { beforeEach, describe, expect, test } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import type { Actor } from '#domain/people/actor.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { nameRevision } from '#domain/revisions/name.ts'
import { stepHead, stopsOf } from '#domain/revisions/step.ts'
import type { Block } from '#domain/richtext/document.ts'
import { readStep } from '#lib/steps.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase
let ines: Actor
let tom: Actor
let reportId: string

const saying = (...blocks: Block[]) => aContent({ standfirst: 'A standfirst.', blocks: [aHeading('h', 'Executive Summary'), ...blocks] })

beforeEach(async () => {
  world = await testDatabase()
  ines = anActor(await aPerson(world, { name: 'Ines Marchetti' }))
  tom = anActor(await aPerson(world, { name: 'Tom Okafor' }))
  reportId = (await aReport(world, { actor: ines, content: saying(aParagraph('p1', 'The first boat leaves.'), aParagraph('p2', 'The last one waits.')) })).id
})

async function write(actor: Actor, at: number, ...blocks: Block[]): Promise<void> {
  await done(world, (tx) => replaceDraft(tx, actor, { reportId, content: saying(...blocks) }, at))
  await done(world, (tx) => cutRevision(tx, actor, { reportId, kind: 'kept' }, at))
}

async function read(number: number) {
  const head = stepHead(world.reads, reportId, number)
  return head && readStep(world.reads, reportId, head)
}

describe('a step', () => {
  test('holds the revision, and what it changed, by the place in its body', async () => {
    await write(tom, NOW + HOUR, aParagraph('p0', 'A boat is painted.'), aParagraph('p2', 'The last one waits for the ceremony.'))
    const step = await read(2)
    expect(step).toMatchObject({ row: { number: 2, writers: ['Tom Okafor'] }, trouble: null, unknown: null, edition: null })
    expect(step?.content?.document.content).toHaveLength(3)
    const changes = step?.changes
    expect(Object.entries(changes?.changed ?? {}).map(([place, { number, entry }]) => [place, number, entry.change])).toEqual([
      ['1', expect.any(Number), 'added'],
      ['2', 3, 'edited'],
    ])
    expect(changes?.gone).toMatchObject([{ before: expect.any(Number), entry: { change: 'removed' } }])
    expect(changes?.counts.changes).toBe(3)
  })

  test('says what was removed at the very end', async () => {
    await write(tom, NOW + HOUR, aParagraph('p1', 'The first boat leaves.'))
    expect((await read(2))?.changes?.gone).toMatchObject([{ number: 1, before: null }])
  })

  test('of the first revision has nothing before it, and there is none of another number', async () => {
    expect(await read(1)).toMatchObject({ changes: null, unknown: 'first' })
    expect([stepHead(world.reads, reportId, 2), stepHead(world.reads, reportId, 0), stepHead(world.reads, 'another', 1)]).toEqual([null, null, null])
  })

  test('of a damaged revision says so, and so does the one after it of what it changed', async () => {
    await write(tom, NOW + HOUR, aParagraph('p1', 'Another boat leaves.'))
    world.connection.prepare("update revision_bodies set bytes = x'00' where seq = (select seq from revisions where number = 1)").run()
    expect(await read(1)).toMatchObject({ row: { number: 1 }, content: null, trouble: { kind: 'damaged', number: 1 }, changes: null })
    // A body that leans on a damaged one is damaged with it.
    expect((await read(2))?.changes).toBeNull()
  })

  test('has a tag that is another one once the revision is named or published', async () => {
    const tag = () => stepHead(world.reads, reportId, 1)?.etag
    const tags = [tag()]
    expect(tag()).toBe(tags[0])
    await done(world, (tx) => nameRevision(tx, ines, { reportId, number: 1, name: 'As it came' }, NOW))
    tags.push(tag())
    await done(world, (tx) => publish(tx, ines, { reportId, revision: 1, change: 'major', note: 'First edition.' }, NOW))
    tags.push(tag())
    expect(new Set(tags).size).toBe(3)
  })
})

test('stops are all revisions, when and by whom, and those that stand out', async () => {
  await write(tom, NOW + HOUR, aParagraph('p1', 'Another boat leaves.'))
  await write(ines, NOW + 2 * HOUR, aParagraph('p1', 'No boat leaves.'))
  await done(world, (tx) => nameRevision(tx, ines, { reportId, number: 2, name: 'By Tom' }, NOW))
  await done(world, (tx) => publish(tx, ines, { reportId, revision: 2, change: 'major', note: 'First edition.' }, NOW + 3 * HOUR))
  const { at, by, people, marked } = stopsOf(world.reads, reportId)
  expect(at).toEqual([NOW, NOW + HOUR, NOW + 2 * HOUR])
  expect(by.map((place) => people[place])).toEqual(['Ines Marchetti', 'Tom Okafor', 'Ines Marchetti'])
  expect(marked).toEqual([{ number: 2, label: 'Edition 1.0, By Tom' }])
})

import { expect, it } from 'vitest'
import { wordPurges } from '#db/schema.ts'
import { transactor } from '#db/transact.ts'
import { contentOf } from '#domain/drafts/content.ts'
import { knownDraft, rememberDraft } from '#domain/drafts/known.ts'
import { openDraft, readDraft, updatesAfter } from '#domain/drafts/read.ts'
import { hashOf, sharedOf } from '#domain/drafts/updates.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aReport } from '#tests/support/factories.ts'

const saying = (words: string) => aContent({ standfirst: 'Boats.', blocks: [aParagraph('p', words)] })

/** A report in a world that remembers, as Host City does. */
async function remembered() {
  const world = await testDatabase()
  const { id } = await aReport(world, { content: saying('Forty-two boats.') })
  const transact = transactor(world.connection)
  const contentNow = () => {
    const read = readDraft(world.reads, id)
    return read.ok ? read.value.content : read.refusal
  }
  const write = (words: string) => transact((tx) => replaceDraft(tx, anActor(), { reportId: id, content: saying(words) }, NOW))
  return { world, id, transact, contentNow, write }
}

it('a draft that nobody wrote in is not put together again', async () => {
  const { contentNow } = await remembered()
  expect(contentNow()).toEqual(saying('Forty-two boats.'))
  expect(contentNow()).toBe(contentNow())
})

it('what was written is known as it will be read, and read from its updates where it is not', async () => {
  const { world, id, contentNow, write } = await remembered()
  await write('Forty-three boats.')
  expect(
    knownDraft(
      world.reads,
      updatesAfter(world.reads, id, 0).map(({ data }) => data),
    )?.content,
  ).toEqual(saying('Forty-three boats.'))
  const opened = openDraft(world.reads, id)
  if (!opened.ok) throw new Error('It is there.')
  const { draft, text, history } = opened.value
  const read = contentOf(sharedOf(history.updates))
  expect(read).toEqual({ ok: true, value: draft.content })
  expect(JSON.parse(text)).toEqual(draft.content)
  expect(draft.etag).toBe(hashOf(draft.content))

  world.connection.prepare('delete from draft_updates where id = (select max(id) from draft_updates)').run()
  expect(contentNow()).toEqual(saying('Forty-two boats.'))
})

it('a write that came to nothing is not taken for one', async () => {
  const { id, transact, contentNow, write } = await remembered()
  await transact((tx) => {
    replaceDraft(tx, anActor(), { reportId: id, content: saying('Gone again.') }, NOW)
    return { ok: false as const }
  })
  expect(contentNow()).toEqual(saying('Forty-two boats.'))
  await write('Forty-four boats.')
  expect(contentNow()).toEqual(saying('Forty-four boats.'))
})

it('the same bytes cut in another way are another draft', async () => {
  const { world, id, contentNow } = await remembered()
  const [whole] = updatesAfter(world.reads, id, 0).map(({ data }) => data)
  if (!whole) throw new Error('It is there.')
  rememberDraft(world.reads, [whole.subarray(0, 9), whole.subarray(9)], saying('Never written.'))
  expect(contentNow()).toEqual(saying('Forty-two boats.'))
})

it('is forgotten with a purge', async () => {
  const { world, contentNow } = await remembered()
  const before = contentNow()
  world.reads.insert(wordPurges).values({ id: 'purge', reason: 'A slip.', personId: null, at: NOW }).run()
  expect(contentNow()).toEqual(before)
  expect(contentNow()).not.toBe(before)
})

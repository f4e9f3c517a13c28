import { zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { revisions } from '#db/schema.ts'
import { authoredDraft } from '#domain/authorship/draft.ts'
import { linesOf } from '#domain/authorship/lines.ts'
import { passagesOf } from '#domain/authorship/passages.ts'
import { forgetAuthorship } from '#domain/authorship/rows.ts'
import { stepsTo, walkTo } from '#domain/authorship/walk.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { bodyOf } from '#domain/revisions/body.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import { MINUTE, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'
import { authored, browserOf, runsOf, textOf, written } from './world.ts'

const of = (...blocks: Block[]) => aContent({ standfirst: '', blocks })
const para = (text: string) => of(aParagraph('p', text))

async function begun(content: Content) {
  const world = await testDatabase()
  const ann = await aPerson(world, { id: 'ann', name: 'Ann' })
  const ben = await aPerson(world, { id: 'ben', name: 'Ben' })
  const { id } = await aReport(world, { actor: anActor(ann), content })
  return { world, ann, ben, id }
}

/** All that is kept is forgotten, as in a database older than this. */
const forget = ({ connection }: TestDatabase) => connection.exec('delete from authorship')

const draftOf = (world: TestDatabase, id: string, number: number) => {
  const draft = authoredDraft(world.reads, id, authored(world, id, number), null)
  if (!draft.ok) throw new Error(draft.refusal.kind)
  return draft.value
}

const cut = (world: TestDatabase, person: { id: string }, reportId: string) =>
  done(world, (tx) => cutRevision(tx, anActor(person), { reportId, kind: 'kept' }, NOW + MINUTE))

describe('which revision brought which words', () => {
  it('each is credited with what it brought, and what stands is never credited anew', async () => {
    const { world, ann, ben, id } = await begun(para('The first boat leaves at dawn.'))
    await written(world, ben, id, para('The first boat leaves the harbour at dawn.'))
    await written(world, ann, id, para('The first boat leaves the harbour at dawn. Nobody waits.'))
    await written(
      world,
      ben,
      id,
      of({ ...aParagraph('q', ''), content: [{ type: 'text', text: 'The first boat leaves the harbour at dawn. Nobody waits.', marks: [{ type: 'bold' }] }] }),
    )
    const runs = ['The first boat leaves | 1', 'the harbour | 2', 'at dawn. | 1', 'Nobody waits. | 3']
    expect(runsOf(authored(world, id, 3), 'p')).toEqual(runs)
    expect(runsOf(authored(world, id, 4), 'q')).toEqual(runs)
  })

  it('is told with names that stay, whoever was deactivated since', async () => {
    const { world, ben, id } = await begun(para('The first boat leaves at dawn.'))
    await written(world, ben, id, para('The first boat leaves the harbour at dawn.'))
    world.connection.exec("update people set status = 'inactive' where id = 'ben'")
    const { content, authorship } = authored(world, id, 2)
    const { sources } = passagesOf(world.reads, id, linesOf(content), authorship)
    expect(sources).toMatchObject([
      { revision: 1, persons: [{ id: 'ann', name: 'Ann' }], kind: 'created', lost: false },
      { revision: 2, persons: [{ id: 'ben', name: 'Ben' }], kind: 'kept', lost: false },
    ])
  })

  it('words that a restore brings back are of who first wrote them', async () => {
    const { world, ann, ben, id } = await begun(of(aParagraph('p', 'The first boat leaves at dawn.'), aParagraph('q', 'Short.')))
    await written(world, ben, id, of(aParagraph('p', 'A late one leaves.'), aParagraph('q', 'Short.')))
    await done(world, (tx) => restoreRevision(tx, anActor(ben), { reportId: id, number: 1 }, NOW + MINUTE))
    expect(runsOf(authored(world, id, 3), 'p')).toEqual(['The first boat leaves at dawn. | 1'])
    await done(world, (tx) => restoreRevision(tx, anActor(ann), { reportId: id, number: 2 }, NOW + MINUTE))
    expect(runsOf(authored(world, id, 4), 'p')).toEqual(['A late one | 2', 'leaves. | 1'])
  })

  it('words that came with a damaged revision are lost with it, and nothing else is', async () => {
    const { world, ann, ben, id } = await begun(para('The first boat leaves at dawn.'))
    await written(world, ben, id, para('The first boat leaves the harbour at dawn.'))
    await written(world, ann, id, para('The first boat leaves the harbour at dawn. Nobody waits.'))
    await written(world, ann, id, para('The first boat leaves the harbour at dawn. Nobody waits. Rain.'))
    // Each is kept whole, so that damage to one is damage to no other.
    for (const { seq, hash } of world.reads.select().from(revisions).all()) {
      const whole = zstdCompressSync(bodyOf(world.reads, { seq, hash }) ?? '')
      world.connection.prepare('update revision_bodies set base_seq = null, bytes = ? where seq = ?').run(whole, seq)
    }
    world.connection.exec("update revision_bodies set bytes = x'00' where seq = (select seq from revisions where number = 2)")
    forget(world)
    const walk = walkTo(world.reads, id, 2)
    let last = walk.next()
    while (!last.done) last = walk.next()
    expect(last.value).toEqual({ ok: false, refusal: { kind: 'damaged', number: 2 } })
    expect(runsOf(authored(world, id, 4), 'p')).toEqual([
      'The first boat leaves | 1',
      'the harbour | 2 | lost',
      'at dawn | 1',
      '. Nobody waits. | 2 | lost',
      'Rain. | 4',
    ])
  })

  it('refuses a revision that there is not', async () => {
    const { world, id } = await begun(para('One.'))
    expect(walkTo(world.reads, id, 7).next().done).toBe(true)
    expect(() => authored(world, id, 7)).toThrow('revision-not-found')
  })
})

describe('two people in one paragraph', () => {
  it('each letter is of who typed it, whatever was marked, deleted and put between', async () => {
    const { world, ann, ben, id } = await begun(para('Boats leave. 🚢'))
    const [one, other] = [browserOf(world, ann, id, 71), browserOf(world, ben, id, 82)]
    await one.write((document) => textOf(document, 'p').insert(6, 'never '))
    other.catchUp()
    await other.write((document) => {
      const text = textOf(document, 'p')
      text.insert(9, 'EVER', {})
      text.insert(text.length, ' ⛴️ at noon 👩‍👩‍👧')
    })
    one.catchUp()
    await one.write((document) => {
      const text = textOf(document, 'p')
      text.format(0, 20, { bold: {} })
      text.delete(10, 1)
      text.insert(text.length, ' 🇨🇭 or later')
    })
    expect((await cut(world, ann, id)).number).toBe(2)
    const told = runsOf(authored(world, id, 2), 'p')
    expect(told.map((run) => run.replaceAll('\u200d', '+'))).toEqual(
      ['Boats | 1', 'nev | 2 | ann', 'EER | 2 | ben', 'er | 2 | ann', 'leave. 🚢 | 1', '⛴️ at noon 👩‍👩‍👧 | 2 | ben', '🇨🇭 or later | 2 | ann'].map((run) =>
        run.replaceAll('\u200d', '+'),
      ),
    )
    await written(world, ben, id, of(aParagraph('z', 'New.'), ...authored(world, id, 2).content.document.content))
    expect(runsOf(authored(world, id, 3), 'p')).toEqual(told)
  })

  it('is known before a revision is cut too, and told of the API as of a browser', async () => {
    const { world, ann, ben, id } = await begun(of(aParagraph('p', 'Boats leave.'), aParagraph('q', 'Trains do not.')))
    const one = browserOf(world, ann, id, 71)
    await one.write((document) => textOf(document, 'p').insert(5, ' never'))
    const change = (text: string) => (tx: Parameters<Parameters<typeof done>[1]>[0]) =>
      replaceDraft(
        tx,
        anActor(text.includes('Cars') ? ann : ben),
        { reportId: id, content: of(aParagraph('p', 'Boats never leave.'), aParagraph('q', text)) },
        NOW,
      )
    await done(world, change('Trains do not wait.'))
    await done(world, change('Trains do not wait. Cars do.'))
    const draft = draftOf(world, id, 1)
    expect([runsOf(draft, 'p'), runsOf(draft, 'q')]).toEqual([
      ['Boats | 1', 'never | draft | ann', 'leave. | 1'],
      ['Trains do not | 1', 'wait. | draft | ben', 'Cars do | draft | ann', '. | 1'],
    ])
    await cut(world, ann, id)
    expect(runsOf(authored(world, id, 2), 'q')).toEqual(['Trains do not | 1', 'wait. | 2 | ben', 'Cars do | 2 | ann', '. | 1'])
    expect(runsOf(draftOf(world, id, 2), 'q')).toEqual(runsOf(authored(world, id, 2), 'q'))
    expect(world.connection.prepare('select count(*) from draft_clients').pluck().get()).toBe(0)
  })

  it('nobody is credited by whoever passes their words on', async () => {
    const { world, ann, ben, id } = await begun(para('Boats leave.'))
    const one = browserOf(world, ann, id, 71)
    await one.write((document) => textOf(document, 'p').insert(5, ' never'))
    const other = browserOf(world, ben, id, 82)
    await other.write((document) => textOf(document, 'p').insert(0, 'All '))
    const relayed = browserOf(world, ben, id, 83)
    await relayed.write((document: Y.Doc) => textOf(document, 'p').insert(0, 'Ah. '))
    expect(runsOf(draftOf(world, id, 1), 'p')).toEqual(['Ah. All | draft | ben', 'Boats | 1', 'never | draft | ann', 'leave. | 1'])
  })

  it('who typed what outlives everything that can be derived anew, and goes with the revisions that a purge touched', async () => {
    const { world, ann, ben, id } = await begun(para('Boats leave.'))
    for (const [person, client] of [
      [ann, 71],
      [ben, 82],
    ] as const) {
      const browser = browserOf(world, person, id, client)
      await browser.write((document) => textOf(document, 'p').insert(0, `${person.name} says: `))
    }
    await cut(world, ann, id)
    const told = ['Ben says: | 2 | ben', 'Ann says: | 2 | ann', 'Boats leave. | 1']
    expect(runsOf(authored(world, id, 2), 'p')).toEqual(told)
    await world.transact((tx) => forgetAuthorship(tx, id, new Set()))
    expect(stepsTo(world.reads, id, 2)).toBe(2)
    expect(runsOf(authored(world, id, 2), 'p')).toEqual(told)
    await world.transact((tx) => forgetAuthorship(tx, id, new Set([2])))
    const after = authored(world, id, 2)
    expect(runsOf(after, 'p')).toEqual(['Ben says: Ann says: | 2', 'Boats leave. | 1'])
    const { sources } = passagesOf(world.reads, id, linesOf(after.content), after.authorship)
    expect(sources[1]?.persons.map(({ name }) => name)).toEqual(['Ann', 'Ben'])
  })
})

describe('what is kept', () => {
  it('says of each revision what the whole way from the first says, and no revision is far from what is kept', async () => {
    const { world, ann, ben, id } = await begun(para('Revision one.'))
    const words = ['boats', 'leave', 'at', 'dawn', 'and', 'nobody', 'waits']
    let text = 'Revision one.'
    for (let number = 2; number <= 67; number++) {
      const word = `${words[number % words.length]}${number}`
      text = number % 5 === 0 ? text.replace(/^\S+ /, '') : `${text.slice(0, 400)} ${word}`
      await written(world, number % 3 === 0 ? ann : ben, id, para(text))
      if (number === 40) {
        await done(world, (tx) => restoreRevision(tx, anActor(ann), { reportId: id, number: 20 }, NOW))
        number++
      }
    }
    const numbers = [1, 2, 40, 41, 42, 63, 64, 65, 67]
    for (const number of numbers)
      for (let walk = walkTo(world.reads, id, number), next = walk.next(); !next.done; next = walk.next())
        if (next.value.keep) expect(next.value.authored.number).toBeLessThanOrEqual(number)
    const kept = numbers.map((number) => authored(world, id, number).authorship)
    forget(world)
    expect(numbers.map((number) => authored(world, id, number).authorship)).toEqual(kept)
  })

  it('what was kept of other words counts for nothing', async () => {
    const { world, ben, id } = await begun(para('The first boat leaves at dawn.'))
    await written(world, ben, id, para('The first boat leaves the harbour at dawn.'))
    world.connection.exec('update authorship set bytes = (select bytes from authorship where revision = 2) where revision <> 2')
    world.connection.exec("update authorship set bytes = x'02ffffffff' where revision = 2")
    expect(runsOf(authored(world, id, 2), 'p')).toEqual(['The first boat leaves | 1', 'the harbour | 2', 'at dawn. | 1'])
  })
})

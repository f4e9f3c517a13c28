import { describe, expect, it } from 'vitest'
import { wordPurges } from '#db/schema.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicReport } from '#domain/editions/public.ts'
import { publicEdition } from '#domain/editions/public-editions.ts'
import { sinceBefore, sinceEdition } from '#domain/editions/public-since.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import type { Block } from '#domain/richtext/document.ts'
import { NOW } from '#tests/support/clock.ts'
import { testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const summary = [aHeading('h0', 'Executive Summary'), aParagraph('p0', 'Boats, in short.')]
const fleet = (words: string) => [aHeading('h1', 'Fleet'), aParagraph('p1', words)]
const piers = [aHeading('h2', 'Piers', 3), aParagraph('p2', 'Nine piers.')]

/** The same blocks under ids of their own. */
const anew = (blocks: Block[]) => JSON.parse(JSON.stringify(blocks).replaceAll(/"id":"([^"]+)"/g, '"id":"$1-anew"')) as Block[]

/** A report that is published as many times as it is given bodies. */
async function published(...bodies: Block[][]) {
  const world = await testDatabase()
  const { id: reportId, slug } = await aReport(world, { content: aContent({ blocks: bodies[0] ?? [] }) })
  for (const [at, blocks] of bodies.entries()) {
    if (at > 0) await done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content: aContent({ blocks }) }, NOW))
    const { number } = await done(world, (tx) => cutRevision(tx, anActor(), { reportId, kind: 'kept' }, NOW))
    await done(world, (tx) => publish(tx, anActor(), { reportId, revision: number, change: 'minor', note: 'As told.' }, NOW))
  }
  const since = () => {
    const answer = publicReport(world.reads, slug)
    if (answer.kind !== 'live') throw new Error(`${slug} is ${answer.kind}`)
    return answer.report.since && { before: answer.report.since.before, sections: Object.fromEntries(answer.report.since.sections) }
  }
  const sinceOf = (minor: number) => {
    const answer = publicEdition(world.reads, slug, { major: 1, minor })
    if (answer.kind !== 'edition') throw new Error(`1.${minor} is ${answer.kind}`)
    const said = sinceEdition(world.reads, answer.edition)
    return said && { before: said.before, sections: Object.fromEntries(said.sections) }
  }
  const withdrawLive = () => done(world, (tx) => withdraw(tx, anActor(), { reportId, which: 'live', reason: 'Mistaken.' }, NOW))
  return { world, reportId, since, sinceOf, withdrawLive }
}

describe('what an edition says that the one before it did not', () => {
  it('is nothing to speak of in the first', async () => {
    const { since } = await published([...summary, ...fleet('Forty-two boats.')])
    expect(since()).toBeNull()
  })

  it('is the sections that are new and those that say something else; not what only moved, or was cut out elsewhere', async () => {
    const { since } = await published(
      [...summary, ...fleet('Forty-two boats.'), aHeading('h5', 'Former'), ...piers, aHeading('h4', 'Paris 2024', 4), aParagraph('p4', 'Ferries.')],
      [...summary, ...piers, aHeading('h4', 'Paris 2024', 4), aParagraph('p4', 'Ferries.'), ...fleet('Forty-three boats.'), aHeading('h6', 'Crews')],
    )
    expect(since()).toEqual({ before: { major: 1, minor: 0 }, sections: { h1: 'changed', h6: 'new' } })
  })

  it('is nothing where a section was put back with other ids, and a change where its heading alone was made anew', async () => {
    const again = [aHeading('h1-anew', 'Fleet'), aParagraph('p1-anew', 'Forty-two boats.')]
    const { since } = await published(
      [...summary, ...fleet('Forty-two boats.'), ...piers],
      [...summary, ...again, aHeading('h2-anew', 'Piers', 3), aParagraph('p2', 'Ten piers.')],
    )
    expect(since()?.sections).toEqual({ 'h2-anew': 'changed' })
  })

  it('tells sections of one title apart', async () => {
    const twice = [aHeading('a', 'Overview', 3), aParagraph('pa', 'Of boats.'), aHeading('b', 'Overview', 3), aParagraph('pb', 'Of piers.')]
    const body = [...summary, aHeading('h1', 'Fleet'), ...twice]
    const { since, sinceOf } = await published(
      body,
      [...body, aHeading('c', 'Overview', 3), aParagraph('pc', 'Of piers.')],
      [...summary, aHeading('h1', 'Fleet'), ...anew(twice), aHeading('c-anew', 'Overview', 3), aParagraph('pc', 'Of crews.')],
    )
    expect(sinceOf(1)?.sections, 'a new one that says what another does').toEqual({ c: 'new' })
    expect(since()?.sections, 'made anew: two say the same, one does not').toEqual({ 'c-anew': 'changed' })
  })

  it('is told of every edition for ever, beside the one before it that stands', async () => {
    const bodies = ['Forty-two boats.', 'Forty-three boats.', 'Forty-four boats.'].map((words) => [...summary, ...fleet(words)])
    const { since, sinceOf, withdrawLive, world, reportId } = await published(...bodies)
    expect([sinceOf(0), sinceOf(1), sinceOf(2)].map((one) => one?.before)).toEqual([undefined, { major: 1, minor: 0 }, { major: 1, minor: 1 }])
    await withdrawLive()
    await done(world, (tx) => publish(tx, anActor(), { reportId, revision: 1, change: 'major', note: 'The first again.' }, NOW))
    expect(since()).toEqual({ before: { major: 1, minor: 1 }, sections: { h1: 'changed' } })
  })

  it('is remembered by the hash of a revision until words are purged', async () => {
    const { world, reportId } = await published([...summary, ...fleet('Forty-two boats.')])
    const said = (words: string) => {
      const { document } = aContent({ blocks: [...summary, ...fleet(words)] })
      return [...(sinceBefore(world.reads, reportId, { major: 2, minor: 0 }, { hash: 'one', document })?.sections.keys() ?? [])]
    }
    expect(said('Forty-three boats.')).toEqual(['h1'])
    expect(said('Forty-two boats.'), 'a hash stands for what it stood for').toEqual(['h1'])
    await world.transact((tx) => void tx.insert(wordPurges).values({ id: 'purge', reason: 'A slip.', personId: null, at: NOW }).run())
    expect(said('Forty-two boats.')).toEqual([])
  })

  it('is left out where the one before cannot be read', async () => {
    const { since, world } = await published([...summary, ...fleet('Forty-two boats.')], [...summary, ...fleet('Forty-three boats.')])
    world.connection.exec('drop trigger revisions_never_change')
    world.connection.exec('update revisions set hash = zeroblob(32) where number = 1')
    expect(since()).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { auditEvents, editions, publishedTexts } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publicIndex, publicReport } from '#domain/editions/public.ts'
import { latestEdition, nextEdition, publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { forgetWords } from '#domain/purges/remembered.ts'
import { archiveReport } from '#domain/reports/archive.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { readContent } from '#domain/revisions/read.ts'
import type { Block } from '#domain/richtext/document.ts'
import { changeFacts, changeSlug } from '#domain/sponsors/sponsor.ts'
import { NOW, SECOND } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'

const stranger = anActor({}, { role: 'reader' as 'editor' })
const saying = (words: string) => aContent({ blocks: [aHeading('h', 'Executive Summary'), aParagraph('p', words)] })
const publication = ({ connection }: TestDatabase) => connection.prepare("select value from counters where name = 'publication'").pluck().get() as number
type Publishing = Parameters<typeof publish>[2]
const go = (world: TestDatabase, given: Partial<Publishing> & { reportId: string }, now = NOW, actor = anActor()) =>
  done(world, (tx) => publish(tx, actor, { revision: 1, change: 'major', note: 'A note', ...given }, now))
const stopped = (world: TestDatabase, given: Partial<Publishing> & { reportId: string }, actor = anActor()) =>
  refused(world, (tx) => publish(tx, actor, { revision: 1, change: 'major', note: 'A note', ...given }, NOW))

async function write(world: TestDatabase, reportId: string, words: string): Promise<number> {
  await done(world, (tx) => replaceDraft(tx, anActor(), { reportId, content: saying(words) }, NOW))
  return (await done(world, (tx) => cutRevision(tx, anActor(), { reportId, kind: 'kept' }, NOW))).number
}

describe('publishing', () => {
  it('shows readers exactly that revision, under the sponsor’s facts, and tells the cache', async () => {
    const world = await testDatabase()
    const person = await aPerson(world)
    const { id, slug } = await aReport(world, { sponsor: { name: 'Northwind', tier: 'founding-partner', category: 'Boats' } })
    await write(world, id, 'Later words.')
    const before = publication(world)

    expect(await go(world, { reportId: id, note: '  First edition ' }, NOW, anActor(person))).toMatchObject({ major: 1, minor: 0, slug })

    const content = aContent()
    expect(publicReport(world.reads, slug)).toMatchObject({
      kind: 'live',
      report: {
        name: 'Northwind',
        tier: { key: 'founding-partner' },
        category: 'Boats',
        edition: { major: 1, minor: 0, note: 'First edition', publishedAt: NOW },
        ...content,
      },
    })
    expect(publication(world)).toBe(before + 1)
    expect(world.reads.select().from(editions).get()).toMatchObject({
      sponsorName: 'Northwind',
      tierKey: 'founding-partner',
      category: 'Boats',
      publishedBy: person.id,
    })
    expect(world.reads.select().from(auditEvents).all().at(-1)).toMatchObject({ action: 'edition.published', actorId: person.id, reportId: id })
    expect(world.connection.prepare("select count(*) from published_words where published_words match 'tender'").pluck().get()).toBe(1)
  })

  it('numbers editions by what the change is, and never twice', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    const numbers: string[] = []
    for (const [at, change] of (['minor', 'minor', 'major', 'minor', 'major'] as const).entries()) {
      const { major, minor } = await go(world, { reportId: id, revision: at === 0 ? 1 : await write(world, id, `Turn ${at}.`), change })
      numbers.push(`${major}.${minor}`)
    }
    expect(numbers).toEqual(['1.0', '1.1', '2.0', '2.1', '3.0'])
    await done(world, (tx) => withdraw(tx, anActor(), { reportId: id, reason: 'Wrong' }, NOW))
    expect(await go(world, { reportId: id, change: 'minor', revision: 1 })).toMatchObject({ major: 3, minor: 1 })
    expect(latestEdition(world.reads, id)).toEqual({ major: 3, minor: 1 })
    expect(nextEdition({ major: 9, minor: 9 }, 'minor')).toEqual({ major: 9, minor: 10 })
  })

  it('takes older words out of the search and puts the new ones in', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world, { content: saying('Herring everywhere.') })
    await go(world, { reportId: id })
    await go(world, { reportId: id, revision: await write(world, id, 'Mackerel everywhere.') })
    const found = (word: string) => world.connection.prepare('select count(*) from published_words where published_words match ?').pluck().get(word)
    expect([found('herring'), found('mackerel')]).toEqual([0, 1])
    expect(world.reads.select().from(publishedTexts).all()).toHaveLength(1)
  })

  it('reads back what is published, whatever is remembered of it; the page of what was just published need not', async () => {
    const world = await testDatabase()
    const { id, slug } = await aReport(world)
    await go(world, { reportId: id })
    const number = await write(world, id, 'Forty-three boats.')
    const damage = () => world.connection.exec(`update revision_bodies set bytes = x'00' where seq = (select max(seq) from revision_bodies)`)
    // No commit of this world is in between: what the read brought is still remembered.
    expect(readContent(world.reads, id, number)).toMatchObject({ ok: true })
    damage()
    expect(await stopped(world, { reportId: id, revision: number })).toEqual({ kind: 'damaged', number })

    expect(publicReport(world.reads, slug)).toMatchObject({ report: { document: aContent().document } })
    world.connection.exec(`update revision_bodies set bytes = x'00'`)
    expect(publicReport(world.reads, slug)).toMatchObject({ report: { document: aContent().document } })
    forgetWords()
    expect(() => publicReport(world.reads, slug)).toThrow('damaged')
  })

  it('is refused without a note, for an unknown report or revision, an archived report, damaged bytes, and to whoever may not', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    expect(await stopped(world, { reportId: id, note: '  \n' })).toEqual({ kind: 'note-missing' })
    expect(await stopped(world, { reportId: 'nowhere' })).toEqual({ kind: 'not-found' })
    expect(await stopped(world, { reportId: id, revision: 7 })).toEqual({ kind: 'revision-not-found', number: 7 })
    expect(await stopped(world, { reportId: id }, stranger)).toEqual({ kind: 'forbidden', action: 'edition.publish' })
    world.connection.prepare("update revision_bodies set bytes = x'00'").run()
    expect(await stopped(world, { reportId: id })).toEqual({ kind: 'damaged', number: 1 })
    await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))
    expect(await stopped(world, { reportId: id })).toEqual({ kind: 'archived' })
  })

  it('is refused when the live edition is another than the one that was seen', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    expect(await stopped(world, { reportId: id, expecting: '1.0' })).toEqual({ kind: 'published-meanwhile' })
    await go(world, { reportId: id, expecting: 'none' })
    const revision = await write(world, id, 'New.')
    expect(await stopped(world, { reportId: id, revision, expecting: 'none' })).toEqual({ kind: 'published-meanwhile', major: 1, minor: 0 })
    expect(await go(world, { reportId: id, revision, expecting: '1.0', change: 'minor' })).toMatchObject({ major: 1, minor: 1 })
  })

  it('of what is live already is refused', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    await go(world, { reportId: id })
    expect(await stopped(world, { reportId: id })).toEqual({ kind: 'already-live', major: 1, minor: 0 })
  })

  it('is refused while an error stands, and names it', async () => {
    const world = await testDatabase()
    const blocks: Block[] = [aHeading('h', 'Only a section'), aParagraph('p', 'Words.')]
    const { id } = await aReport(world, { content: aContent({ blocks }) })
    expect(await stopped(world, { reportId: id })).toMatchObject({ kind: 'not-ready', findings: [{ severity: 'error', kind: 'summary-missing' }] })
  })
})

describe('withdrawing', () => {
  it('leaves no word of the edition on any public surface, and says when', async () => {
    const world = await testDatabase()
    const { id, slug } = await aReport(world, { content: saying('Herring everywhere.') })
    await go(world, { reportId: id })
    await go(world, { reportId: id, revision: await write(world, id, 'Mackerel.') })
    const before = publication(world)
    expect(await done(world, (tx) => withdraw(tx, anActor(), { reportId: id, reason: 'The figures are wrong' }, NOW + SECOND))).toEqual({
      withdrawn: [{ major: 1 + 1, minor: 0 }],
      slug,
    })
    expect(publicReport(world.reads, slug)).toMatchObject({ kind: 'withdrawn', slug, at: NOW + SECOND, reason: 'The figures are wrong' })
    expect(publicIndex(world.reads).tiers.flatMap((tier) => tier.sponsors)).toMatchObject([{ slug, live: null }])
    expect(world.connection.prepare('select count(*) from published_texts').pluck().get()).toBe(0)
    expect(publication(world)).toBe(before + 1)
  })

  it('is refused when the live edition is another than the one that was seen', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    await go(world, { reportId: id })
    await go(world, { reportId: id, revision: await write(world, id, 'New.'), change: 'minor' })
    const withdrawing = (expecting: string) => (tx: Tx) => withdraw(tx, anActor(), { reportId: id, reason: 'The figures are wrong', expecting }, NOW)
    expect(await refused(world, withdrawing('1.0'))).toEqual({ kind: 'published-meanwhile', major: 1, minor: 1 })
    expect(await done(world, withdrawing('1.1'))).toMatchObject({ withdrawn: [{ major: 1, minor: 1 }] })
  })

  it('is refused without a reason, of what is not live, of an unknown report, and to whoever may not', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    const attempt = (reason: string, actor = anActor(), reportId = id) => refused(world, (tx) => withdraw(tx, actor, { reportId, reason }, NOW))
    expect(await attempt('Why')).toEqual({ kind: 'not-live' })
    await go(world, { reportId: id })
    expect(await attempt('   ')).toEqual({ kind: 'reason-missing' })
    expect(await attempt('Why', anActor(), 'nowhere')).toEqual({ kind: 'not-found' })
    expect(await attempt('Why', stranger)).toEqual({ kind: 'forbidden', action: 'edition.withdraw' })
  })

  it('opens the way for the same words to be published again', async () => {
    const world = await testDatabase()
    const { id, slug } = await aReport(world)
    await go(world, { reportId: id })
    await done(world, (tx) => withdraw(tx, anActor(), { reportId: id, reason: 'By mistake' }, NOW))
    expect(await go(world, { reportId: id, change: 'minor' })).toMatchObject({ major: 1, minor: 1 })
    expect(publicReport(world.reads, slug).kind).toBe('live')
  })
})

describe('what readers see', () => {
  it('follows the sponsor’s facts and address at once, while an edition keeps its labels', async () => {
    const world = await testDatabase()
    const { id, slug, sponsorId } = await aReport(world, { sponsor: { name: 'Northwind' } })
    await go(world, { reportId: id })
    await done(world, (tx) => changeFacts(tx, anActor(), { sponsorId, facts: { name: 'Southwind', tier: 'founding-partner', category: 'Ships' } }, NOW))
    await done(world, (tx) => changeSlug(tx, anActor(), { sponsorId, slug: 'southwind' }, NOW))
    expect(publicReport(world.reads, slug)).toEqual({ kind: 'moved', slug: 'southwind' })
    expect(publicReport(world.reads, 'southwind')).toMatchObject({
      kind: 'live',
      report: { name: 'Southwind', tier: { key: 'founding-partner' }, category: 'Ships' },
    })
    expect(world.reads.select().from(editions).get()).toMatchObject({ sponsorName: 'Northwind', tierKey: 'worldwide-olympic-partner' })
    expect(world.connection.prepare("select count(*) from published_words where published_words match 'southwind'").pluck().get()).toBe(1)
  })

  it('is nothing of a report that was never published', async () => {
    const world = await testDatabase()
    const { slug } = await aReport(world, { content: saying('Secret herring.') })
    expect(publicReport(world.reads, slug)).toEqual({ kind: 'unknown' })
    expect(publicReport(world.reads, 'nowhere')).toEqual({ kind: 'unknown' })
    expect(JSON.stringify(publicIndex(world.reads))).not.toContain('herring')
  })

  it('has the tiers in rank order and the sponsors of each by name', async () => {
    const world = await testDatabase()
    for (const [name, tier] of [
      ['Zebra', 'worldwide-olympic-partner'],
      ['Éclair', 'founding-partner'],
      ['apple', 'worldwide-olympic-partner'],
      ['Eagle', 'founding-partner'],
    ] as const)
      await aReport(world, { sponsor: { name, tier } })
    const index = publicIndex(world.reads)
    expect(index.tiers.map((group) => [group.tier.key, group.sponsors.map((sponsor) => sponsor.name)])).toEqual([
      ['worldwide-olympic-partner', ['apple', 'Zebra']],
      ['founding-partner', ['Eagle', 'Éclair']],
    ])
    expect(index).toMatchObject({ sponsors: 4, reports: 0, latest: null })
  })

  it('leaves a sponsor out whose report was archived, and the cache hears of it', async () => {
    const world = await testDatabase()
    const { id } = await aReport(world)
    const before = publication(world)
    await done(world, (tx) => archiveReport(tx, anActor(), { reportId: id }, NOW))
    expect(publicIndex(world.reads).sponsors).toBe(0)
    expect(publication(world)).toBeGreaterThan(before)
  })
})

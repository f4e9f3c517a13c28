import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { answeredRequests, draftClients, looks, revisionNotes } from '#db/schema.ts'
import { keepSplit } from '#domain/authorship/rows.ts'
import { loadDraft, readDraft } from '#domain/drafts/read.ts'
import { hashOf } from '#domain/drafts/updates.ts'
import { compactDraft, replaceDraft } from '#domain/drafts/write.ts'
import { publicReport } from '#domain/editions/public.ts'
import { publication } from '#domain/editions/publication.ts'
import { listPurges, purgesOfRevisions } from '#domain/purges/past.ts'
import { LONGEST_REASON, type Purging, purgeWords } from '#domain/purges/purge.ts'
import { walk } from '#domain/revisions/body.ts'
import { cutRevision, latestRevision } from '#domain/revisions/cut.ts'
import { findRevisions } from '#domain/revisions/find.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { renameSponsor } from '#domain/sponsors/rename.ts'
import { examine } from '#lib/commands/soundness.ts'
import { content as anyContent } from '#tests/domain/compare/arbitrary.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, databaseOf, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done, refused } from '#tests/support/refused.ts'
import { admin, asked, CANARY, cut, lookedFor, publishIt, purgeIt, REASON, saying, withdrawIt, write } from './world.ts'

let world: TestDatabase
beforeEach(async () => {
  world = await testDatabase()
})

const count = (table: string) => world.connection.prepare(`select count(*) from ${table}`).pluck().get()
const refusal = (more: Partial<Purging> = {}, actor = admin) => {
  const purging = { ...asked(world), ...more }
  return refused(world, (tx) => purgeWords(tx, actor, purging, NOW))
}
const generation = (reportId: string) => world.connection.prepare('select generation from drafts where report_id = ?').pluck().get(reportId)
const sentences = async () => (await examine(world.connection)).flatMap(({ name, faults }) => (name === 'settings' ? [] : faults))

/** The words as they stand in the bytes of the file, after what is free in it was let go. Bodies are compressed: they are read. */
function leftIn({ connection, reads }: TestDatabase): string[] {
  connection.exec('vacuum')
  const bytes = connection.serialize().toString('latin1').toLowerCase()
  const inFile = ['kestrel', '4711'].filter((part) => bytes.includes(part))
  const ids = connection.prepare('select id from reports').pluck().all() as string[]
  const inBodies = ids.flatMap((id) =>
    [...walk(reads, id)].filter(({ text }) => /kestrel|4711/i.test(text ?? '')).map(({ revision }) => `revision ${revision.number}`),
  )
  return [...inFile, ...inBodies]
}

/** Every word that an index holds, rows that were deleted and not cleared away yet included. */
function terms(index: string): string[] {
  world.connection.exec(`create virtual table temp.terms_of_${index} using fts5vocab(main, ${index}, instance)`)
  const found = world.connection.prepare(`select distinct term from temp.terms_of_${index}`).pluck().all() as string[]
  world.connection.exec(`drop table temp.terms_of_${index}`)
  return found
}

/** A report with the words in every place that a report has for words. */
async function full(): Promise<string> {
  const { id } = await aReport(world, { sponsor: { name: 'Northwind Ferries', category: 'Boats' }, content: saying('Nothing yet.') })
  await cut(world, id, saying('Nothing yet.', `The key is ${CANARY}.`), `With ${CANARY}`)
  await publishIt(world, id, 2, `Now with ${CANARY}`)
  await withdrawIt(world, id, `Readers saw ${CANARY}`)
  const three = await cut(world, id, saying('Something.', `The key is ${CANARY}, still.`))
  await publishIt(world, id, three, 'Again')
  const { id: revisionId } = world.connection.prepare('select id from revisions where number = 2').get() as { id: string }
  await world.transact((tx) => {
    tx.insert(revisionNotes).values({ revisionId, note: `Holds KESTREL-4711`, personId: null, at: NOW }).run()
  })
  world.connection.exec("insert into word_purges (id, reason, at) values ('earlier', 'Before', 1); insert into open_purges values ('earlier')")
  world.connection
    .prepare('update editions set sponsor_name = ?, tier_label = ?, category = ? where major = 1 and minor = 0')
    .run(`Old ${CANARY}`, CANARY, `Boats ${CANARY}`)
  world.connection.exec('delete from open_purges')
  await write(world, id, saying('Something.', `The key is ${CANARY}, for the draft.`, `Twice: ${CANARY}.`))
  const person = await aPerson(world)
  await world.transact((tx) => {
    const body = JSON.stringify({ document: { content: [{ text: 'kes' }, { text: 'trel-4711' }] } })
    tx.insert(answeredRequests)
      .values([
        { personId: person.id, key: 'with', requestHash: 'x', status: 200, body, at: NOW },
        { personId: person.id, key: 'without', requestHash: 'y', status: 200, body: '{}', at: NOW },
      ])
      .run()
    tx.insert(looks)
      .values({ personId: person.id, reportId: id, revision: 3, hash: 'ab'.repeat(32), at: NOW })
      .run()
    keepSplit(tx, id, 3, Buffer.from(CANARY))
    tx.insert(draftClients).values({ reportId: id, client: 7, personId: person.id }).run()
  })
  return id
}

describe('a purge', () => {
  it('finds and cleans every place, and names it', async () => {
    const id = await full()
    const { id: other } = await aReport(world, { content: saying('Another report.') })
    const before = { other: readDraft(world.reads, other), publication: publication(world.reads) }
    expect(leftIn(world)).not.toEqual([])
    const { stand } = lookedFor(world)
    expect(stand).toMatchObject({ times: 2 + 2 + 1 + 1 + 1 + 3 + 1, rows: 2 + 1 + 1 + 1 + 1 + 1, answers: 1, elsewhere: [], unread: [] })
    expect(stand.reports).toMatchObject([
      {
        reportId: id,
        name: 'Northwind Ferries',
        archived: false,
        revisions: [
          { number: 2, times: 1 },
          { number: 3, times: 1 },
        ],
        published: [
          { major: 1, minor: 0, live: false },
          { major: 1, minor: 1, live: true },
        ],
        draft: { times: 2, typed: true },
        names: [{ number: 2, times: 1 }],
        notes: [{ number: 2, times: 1 }],
        changeNotes: [{ major: 1, minor: 0 }],
        labels: [
          { major: 1, minor: 0 },
          { major: 1, minor: 0 },
          { major: 1, minor: 0 },
        ],
        withdrawals: [{ major: 1, minor: 0 }],
        excerpt: { words: CANARY },
      },
    ])
    expect(stand.reports[0]?.excerpt?.before).toMatch(/The key is $/)

    const purged = await purgeIt(world)
    expect(purged).toMatchObject({ reports: 1, revisions: 2, drafts: 1, answers: 1, rows: stand.rows, unread: [] })
    expect(leftIn(world)).toEqual([])
    expect(lookedFor(world).stand).toMatchObject({ reports: [], times: 0, rows: 0, answers: 0 })
    for (const index of ['revision_words', 'published_words'])
      expect(
        terms(index).filter((term) => /kestrel|4711/.test(term)),
        index,
      ).toEqual([])
    expect(await sentences()).toEqual([])

    const three = readRevision(world.reads, id, 3)
    expect(three.ok && three.value.content).toEqual(saying('Something.', 'The key is [removed], still.'))
    const draft = readDraft(world.reads, id)
    expect(draft.ok && draft.value.content).toEqual(saying('Something.', 'The key is [removed], for the draft.', 'Twice: [removed].'))
    expect(world.connection.prepare('select sponsor_name, tier_label, category, note, tier_key from editions order by minor').all()).toEqual([
      {
        sponsor_name: 'Old [removed]',
        tier_label: '[removed]',
        category: 'Boats [removed]',
        note: 'Now with [removed]',
        tier_key: 'worldwide-olympic-partner',
      },
      { sponsor_name: 'Northwind Ferries', tier_label: expect.any(String), category: 'Boats', note: 'Again', tier_key: 'worldwide-olympic-partner' },
    ])
    expect(world.connection.prepare('select name from revision_names').pluck().all()).toEqual(['With [removed]'])
    expect(world.connection.prepare('select note from revision_notes').pluck().all()).toEqual(['Holds [removed]'])
    expect(world.connection.prepare('select reason from withdrawals').pluck().all()).toEqual(['Readers saw [removed]'])
    expect(world.connection.prepare('select key from answered_requests').pluck().all()).toEqual(['without'])
    expect([count(`authorship where report_id = '${id}'`), count('draft_clients'), count('open_purges'), count('draft_updates')]).toEqual([0, 0, 0, 2])
    expect(world.connection.prepare('select revision, hash from looks').all()).toEqual([{ revision: 3, hash: null }])
    const live = publicReport(world.reads, 'northwind-ferries')
    expect(live.kind === 'live' && JSON.stringify(live.report)).toContain('The key is [removed], still.')

    expect(readDraft(world.reads, other)).toEqual(before.other)
    expect([generation(id), generation(other)]).toEqual([2, 1])
    expect(publication(world.reads)).toBe(before.publication + 1)
  })

  it('leaves the rows, the reason and the person, and is audited without a word of it', async () => {
    await full()
    const lena = await aPerson(world, { name: 'Lena Vogt', role: 'admin' })
    const kept = () =>
      world.connection.prepare('select seq, id, number, parent, kind, author_id, words, words_added, words_removed, created_at from revisions').all()
    const before = kept()
    const purging = asked(world)
    const { purgeId } = await done(world, (tx) => purgeWords(tx, anActor(lena), purging, NOW + 5))
    expect(kept()).toEqual(before)
    expect(listPurges(world.reads)).toEqual([
      { id: purgeId, at: NOW + 5, by: 'Lena Vogt', reason: REASON, rows: 7 },
      { id: 'earlier', at: 1, by: null, reason: 'Before', rows: 0 },
    ])
    const ids = world.connection.prepare('select id from revisions order by number').pluck().all() as string[]
    const why = [{ id: purgeId, at: NOW + 5, by: 'Lena Vogt', reason: REASON }]
    expect(ids.map((one) => purgesOfRevisions(world.reads, ids).get(one))).toEqual([undefined, why, why])
    const { details, ...event } = world.connection.prepare('select action, actor_id, report_id, details from audit_events order by id desc limit 1').get() as {
      details: string
    }
    expect(event).toEqual({ action: 'words.purged', actor_id: lena.id, report_id: null })
    expect(JSON.parse(details)).toEqual({ purgeId, reports: 1, revisions: 2, drafts: 1, answers: 1, rows: 7 })
    expect(world.connection.prepare('select what, count(*) as rows from purged_rows group by what order by what').all()).toEqual([
      { what: 'draft', rows: 1 },
      { what: 'edition', rows: 1 },
      { what: 'name', rows: 1 },
      { what: 'note', rows: 1 },
      { what: 'revision', rows: 2 },
      { what: 'withdrawal', rows: 1 },
    ])
  })

  it('keeps a draft in step with its latest revision, and what is written afterwards is written as ever', async () => {
    const { id } = await aReport(world, { content: saying(`The key is ${CANARY}.`) })
    await purgeIt(world)
    expect(await done(world, (tx) => cutRevision(tx, admin, { reportId: id, kind: 'kept' }, NOW))).toMatchObject({ number: 1, cut: false })
    expect(await cut(world, id, saying('The key is another.'))).toBe(2)
    expect(findRevisions(world.reads, { words: 'another' }, { limit: 9 }).revisions.map((row) => row.number)).toEqual([2])
    expect(findRevisions(world.reads, { words: 'removed' }, { limit: 9 }).revisions.map((row) => row.number)).toEqual([2, 1])
    expect(await sentences()).toEqual([])
  })

  it('takes what was typed and taken back out of the log, too', async () => {
    const { id } = await aReport(world, { content: saying('Nothing.') })
    const typed = (words: string) => write(world, id, saying(words))
    await typed(`Nothing, ${CANARY}.`)
    await typed('Nothing.')
    const { stand } = lookedFor(world)
    expect(stand.reports).toMatchObject([{ revisions: [], draft: { times: 0, typed: true }, excerpt: null }])
    await purgeIt(world)
    expect(leftIn(world)).toEqual([])
    expect(generation(id)).toBe(2)
    expect(await sentences()).toEqual([])
  })

  it('finds in the log what came letter by letter, and under a link', async () => {
    const { id } = await aReport(world, { content: saying('Nothing.') })
    for (let length = 1; length <= CANARY.length; length++) await write(world, id, saying(`Nothing.${CANARY.slice(0, length)}`))
    await write(world, id, saying('Nothing.'))
    expect(lookedFor(world).stand.reports).toMatchObject([{ draft: { times: 0, typed: true } }])
    await world.transact((tx) => compactDraft(tx, id, 1))
    expect(lookedFor(world).stand.reports).toEqual([])
    const link = [{ type: 'link' as const, attrs: { href: `https://x.example/kestrel%2D4711` } }]
    await write(world, id, aContent({ blocks: [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'here', marks: link }] }] }))
    await write(world, id, saying('Nothing.'))
    expect(lookedFor(world).stand.reports).toMatchObject([{ draft: { times: 0, typed: true } }])
  })

  it('leaves the draft alone where only a name or a note held the words', async () => {
    const { id } = await aReport(world, { content: saying('Nothing.') })
    await cut(world, id, saying('Something.'), CANARY)
    const log = world.connection.prepare('select * from draft_updates').all()
    expect(await purgeIt(world)).toMatchObject({ revisions: 0, drafts: 0, rows: 1 })
    expect(world.connection.prepare('select * from draft_updates').all()).toEqual(log)
    expect(generation(id)).toBe(1)
  })

  it('says where else the words stand, and touches nothing there', async () => {
    const name = `Ferries of ${CANARY}`
    await aPerson(world, { name: CANARY })
    const { id } = await aReport(world, { sponsor: { name, category: CANARY }, content: saying(CANARY) })
    await publishIt(world, id, 1, 'First')
    await purgeIt(world)
    expect(lookedFor(world).stand.elsewhere).toMatchObject([
      { kind: 'person', times: 1, examples: [CANARY] },
      { kind: 'sponsor', times: 1, examples: [name] },
      { kind: 'address', times: 1 },
      { kind: 'deal', times: 1, examples: [CANARY] },
    ])
    expect(world.connection.prepare('select title, category from published_texts').get()).toEqual({ title: name, category: CANARY })
    expect(await sentences()).toEqual([])
  })

  it('takes the words out of the names that a report is found by', async () => {
    const { id, sponsorId } = await aReport(world, { sponsor: { name: `Old ${CANARY}`, category: 'Boats' }, content: saying('Nothing.') })
    await publishIt(world, id, 1, 'First')
    await done(world, (tx) => renameSponsor(tx, admin, { sponsorId, name: 'Northwind' }, NOW))
    expect(world.connection.prepare('select names from published_texts').pluck().get()).toContain(CANARY)
    await purgeIt(world)
    expect(world.connection.prepare('select title, names from published_texts').get()).toEqual({ title: 'Northwind', names: 'Old [removed]' })
    expect(terms('published_words').filter((term) => /kestrel|4711/.test(term))).toEqual([])
    expect(await sentences()).toEqual([])
  })

  it('names what cannot be read, and leaves it', async () => {
    const { id } = await aReport(world, { content: saying(`One ${CANARY}`) })
    await cut(world, id, saying(`Two ${CANARY}`))
    const { id: broken } = await aReport(world, { sponsor: { name: 'Broken' }, content: saying(`Three ${CANARY}`) })
    world.connection.exec("update revision_bodies set bytes = x'00' where seq = (select seq from revisions where number = 2)")
    const shared = new Y.Doc()
    shared.getXmlFragment('standfirst').insert(0, [new Y.XmlText('x'.repeat(10))])
    shared.getXmlFragment('body').insert(
      0,
      Array.from({ length: 21_000 }, () => new Y.XmlElement('paragraph')),
    )
    world.connection.prepare('update draft_updates set data = ? where report_id = ?').run(Buffer.from(Y.encodeStateAsUpdate(shared)), broken)
    expect(readDraft(world.reads, broken).ok).toBe(false)

    const purged = await purgeIt(world)
    expect(purged.unread).toEqual([
      { reportId: broken, name: 'Broken', revisions: [], draft: true },
      { reportId: id, name: expect.any(String), revisions: [2], draft: false },
    ])
    expect(purged).toMatchObject({ reports: 2, revisions: 2, drafts: 1 })
    expect([generation(id), generation(broken)]).toEqual([2, 1])
    expect(readRevision(world.reads, id, 1).ok).toBe(true)
    expect(readRevision(world.reads, id, 2)).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
  })

  it('cleans a body of another schema, as far as one can tell texts from values', async () => {
    const { id } = await aReport(world, { content: saying('Old.') })
    const text = JSON.stringify({
      standfirst: '',
      document: { type: 'doc', content: [{ type: 'aside', attrs: { id: 'a' }, content: [{ type: 'text', text: CANARY }] }] },
    })
    const { chainOf, keepBody } = await import('#domain/revisions/body.ts')
    const { createHash } = await import('node:crypto')
    const hash = createHash('sha256').update(text).digest()
    const latest = latestRevision(world.reads, id)
    world.connection
      .prepare(
        "insert into revisions (seq, id, report_id, number, parent, kind, hash, schema_version, words, words_added, words_removed, created_at) values (50, 'old', ?, 2, 1, 'kept', ?, 0, 1, 1, 1, 1)",
      )
      .run(id, hash)
    await world.transact((tx) => keepBody(tx, { seq: 50, text, before: latest && chainOf(tx, latest.seq) }))
    await purgeIt(world)
    expect([...walk(world.reads, id)].at(-1)?.text).toBe(text.replace(CANARY, '[removed]'))
  })

  it('goes by what was surveyed before and reads only what came since', async () => {
    const { id } = await aReport(world, { content: saying(CANARY) })
    const early = lookedFor(world)
    await cut(world, id, saying('Something else.'))
    const late = lookedFor(world, CANARY, early)
    expect({ ...late, elsewhere: null }).toEqual({ ...lookedFor(world), elsewhere: null })
    const purging = { ...asked(world), surveyed: early }
    expect(await done(world, (tx) => purgeWords(tx, admin, purging, NOW))).toMatchObject({ revisions: 1, rows: 2 })
    expect(leftIn(world)).toEqual([])
  })
})

describe('a purge is refused', () => {
  beforeEach(async () => {
    await aReport(world, { content: saying(CANARY) })
  })

  it('to an editor', async () => {
    expect(await refusal({}, anActor())).toEqual({ kind: 'forbidden', action: 'words.purge' })
  })

  it('for words that name nothing', async () => {
    expect(await refusal({ words: '' })).toMatchObject({ kind: 'words-missing' })
    expect(await refusal({ words: 'a1' })).toMatchObject({ kind: 'words-too-short' })
    expect(await refusal({ words: 'with' })).toMatchObject({ kind: 'words-too-common' })
    expect(await refusal({ words: 'x'.repeat(9_000) })).toMatchObject({ kind: 'words-too-long' })
  })

  it('without a reason, with one that is no sentence, or with one that tells the words', async () => {
    expect(await refusal({ reason: ' ' })).toEqual({ kind: 'purge-reason-missing' })
    expect(await refusal({ reason: 'x'.repeat(LONGEST_REASON + 1) })).toEqual({ kind: 'reason-too-long', most: LONGEST_REASON })
    expect(await refusal({ reason: `Somebody wrote Kestrel-4711.` })).toEqual({ kind: 'reason-holds-words' })
  })

  it('where the words stand nowhere', async () => {
    expect(await refusal({ words: 'cormorant' })).toEqual({ kind: 'nothing-found' })
  })

  it('where they stand elsewhere than was seen', async () => {
    const purging = { ...asked(world), surveyed: lookedFor(world) }
    await aReport(world, { content: saying(CANARY) })
    expect(await refused(world, (tx) => purgeWords(tx, admin, purging, NOW))).toEqual({ kind: 'places-changed' })
    expect(await refusal({ seen: 'something else' })).toEqual({ kind: 'places-changed' })
  })

  it('where others were seen for other words', async () => {
    await aReport(world, { content: saying('cormorant-1') })
    const { seen } = asked(world, { words: 'cormorant-1' })
    expect(await refusal({ seen })).toEqual({ kind: 'places-changed' })
  })

  it('where another purge came between', async () => {
    const purging = { ...asked(world), surveyed: lookedFor(world) }
    await aReport(world, { content: saying('cormorant-1') })
    await purgeIt(world, { words: 'cormorant-1' })
    expect(await refused(world, (tx) => purgeWords(tx, admin, purging, NOW))).toEqual({ kind: 'places-changed' })
  })
})

it('whatever was written, nothing of it is left and everything else is as it was', async () => {
  const empty = world.connection.serialize()
  const texts = fc.array(fc.tuple(anyContent('p'), fc.boolean()), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(texts, async (states) => {
      world = databaseOf(empty)
      const { id } = await aReport(world, { content: saying('First.') })
      for (const [content, isHolding] of states) {
        const blocks = isHolding ? [...content.document.content, aParagraph('canary', `So ${CANARY} it is`)] : content.document.content
        await done(world, (tx) => replaceDraft(tx, anActor(), { reportId: id, content: { ...content, document: { type: 'doc', content: blocks } } }, NOW))
        await done(world, (tx) => cutRevision(tx, anActor(), { reportId: id, kind: 'kept' }, NOW))
      }
      if (!states.some(([, isHolding]) => isHolding)) return
      const before = [...walk(world.reads, id)].map(({ text }) => text)
      await purgeIt(world)
      expect([...walk(world.reads, id)].map(({ text }) => text)).toEqual(before.map((text) => text?.replace(CANARY, '[removed]')))
      expect(leftIn(world)).toEqual([])
      expect(terms('revision_words').filter((term) => /kestrel|4711/.test(term))).toEqual([])
      expect(await sentences()).toEqual([])
      const draft = readDraft(world.reads, id)
      expect(draft.ok && hashOf(draft.value.content)).toBe([...walk(world.reads, id)].at(-1)?.revision.hash)
      expect(loadDraft(world.reads, id).store.clients.size).toBe(1)
    }),
    { numRuns: 8 },
  )
}, 60_000)

it('looking changes nothing', async () => {
  await full()
  const before = checksum(world)
  lookedFor(world)
  expect(checksum(world)).toBe(before)
})

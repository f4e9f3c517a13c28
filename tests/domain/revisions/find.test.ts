import { beforeEach, describe, expect, it } from 'vitest'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import type { Actor } from '#domain/people/actor.ts'
import { changesOfRevision } from '#domain/revisions/changes.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import { findRevisions, type RevisionFilter } from '#domain/revisions/find.ts'
import { restoreRevision } from '#domain/revisions/restore.ts'
import { type SnippetPart, snippetOf } from '#domain/revisions/snippet.ts'
import type { Block } from '#domain/richtext/document.ts'
import { wantedWords } from '#domain/search/wanted.ts'
import { HOUR, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

let world: TestDatabase
let now: number
let ines: Actor
let tom: Actor
let ferries: string
let cranes: string

const saying = (...words: string[]) =>
  aContent({ standfirst: 'A standfirst.', blocks: [aHeading('h', 'Executive Summary'), ...words.map((text, at) => aParagraph(`p${at}`, text))] })

async function write(reportId: string, actor: Actor, content = saying('')): Promise<void> {
  now += HOUR
  await done(world, (tx) => replaceDraft(tx, actor, { reportId, content }, now))
}

const cut = (reportId: string, actor: Actor, kind: 'kept' | 'idle' = 'kept', name?: string) =>
  done(world, (tx) => cutRevision(tx, actor, { reportId, kind, name }, now))

const found = (filter: RevisionFilter, limit = 50) => findRevisions(world.reads, filter, { limit }).revisions.map((row) => `${row.report.name} ${row.number}`)

beforeEach(async () => {
  world = await testDatabase()
  now = NOW
  ines = anActor(await aPerson(world, { name: 'Ines Marchetti' }))
  tom = anActor(await aPerson(world, { name: 'Tom Okafor' }))
  ferries = (await aReport(world, { sponsor: { name: 'Ferries' }, content: saying('The first boat leaves at dawn.'), actor: ines, now })).id
  now += HOUR
  cranes = (await aReport(world, { sponsor: { name: 'Cranes' }, content: saying('A crane lifts 135 boats.'), actor: tom, now })).id
  await write(ferries, tom, saying('The first boat leaves at midnight.'))
  await cut(ferries, ines, 'kept', 'Before the ceremony')
  await write(cranes, tom, saying('A crane lifts 153 boats.', 'The harbour café opens in Zürich.'))
  await cut(cranes, anActor(), 'idle')
})

describe('revisions of all reports are found', () => {
  it('newest first, with the report of each', () => {
    const { revisions, older } = findRevisions(world.reads, {}, { limit: 50 })
    expect(revisions.map((row) => `${row.report.name} ${row.number}`)).toEqual(['Cranes 2', 'Ferries 2', 'Cranes 1', 'Ferries 1'])
    expect(older).toBeNull()
    expect(revisions[1]).toMatchObject({
      name: 'Before the ceremony',
      author: 'Ines Marchetti',
      writers: ['Tom Okafor'],
      report: { id: ferries, archived: false, latestRevision: 2, live: null },
    })
  })

  it('by who asked for them or wrote in them', () => {
    expect(found({ personId: ines.id ?? '' })).toEqual(['Ferries 2', 'Ferries 1'])
    expect(found({ personId: tom.id ?? '' })).toEqual(['Cranes 2', 'Ferries 2', 'Cranes 1'])
    expect(found({ personId: 'nobody' })).toEqual([])
  })

  it('by report, kind, name and time', async () => {
    expect(found({ reportId: cranes })).toEqual(['Cranes 2', 'Cranes 1'])
    expect(found({ kinds: ['idle'] })).toEqual(['Cranes 2'])
    expect(found({ kinds: [] })).toEqual([])
    expect(found({ named: true })).toEqual(['Ferries 2'])
    expect(found({ from: NOW + HOUR, until: NOW + 2 * HOUR })).toEqual(['Cranes 1'])
    await done(world, (tx) => publish(tx, ines, { reportId: ferries, revision: 1, change: 'major', note: 'First' }, now))
    expect(found({ published: true })).toEqual(['Ferries 1'])
    expect(findRevisions(world.reads, { reportId: ferries }, { limit: 1 }).revisions[0]?.report.live).toEqual({ major: 1, minor: 0, revision: 1 })
  })

  it('page by page, and what is cut meanwhile shifts nothing', async () => {
    const first = findRevisions(world.reads, {}, { limit: 2 })
    await write(ferries, ines, saying('Cut meanwhile.'))
    await cut(ferries, ines)
    const second = findRevisions(world.reads, {}, { limit: 2, before: first.older ?? '' })
    expect(second.revisions.map((row) => row.id)).toEqual(
      findRevisions(world.reads, {}, { limit: 50 })
        .revisions.slice(3, 5)
        .map((row) => row.id),
    )
    expect(second.older).toBeNull()
    expect(findRevisions(world.reads, {}, { limit: 2, before: 'nowhere' }).revisions[0]?.number).toBe(3)
  })

  it('page by page also where several were cut at the same moment', async () => {
    for (const words of ['One.', 'Two.', 'Three.']) {
      await write(ferries, ines, saying(words))
      now -= HOUR
      await cut(ferries, ines)
    }
    const all = findRevisions(world.reads, {}, { limit: 50 }).revisions.map((row) => row.id)
    const one: string[] = []
    for (let before: string | undefined; one.length < 10; ) {
      const page = findRevisions(world.reads, {}, { limit: 1, before })
      one.push(...page.revisions.map((row) => row.id))
      if (page.older === null) break
      before = page.older
    }
    expect(one).toEqual(all)
  })
})

describe('words', () => {
  it('are those that a revision brought or took, not all that it holds', () => {
    expect(found({ words: 'midnight' })).toEqual(['Ferries 2'])
    expect(found({ words: 'dawn' })).toEqual(['Ferries 2', 'Ferries 1'])
    expect(found({ words: 'dawn', side: 'took' })).toEqual(['Ferries 2'])
    expect(found({ words: 'dawn', side: 'brought' })).toEqual(['Ferries 1'])
    expect(found({ words: 'first' })).toEqual(['Ferries 1'])
  })

  it('are found without their accents and capitals, and by the beginning of the last one', () => {
    expect(found({ words: 'ZURICH cafe' })).toEqual(['Cranes 2'])
    expect(found({ words: 'harb' })).toEqual(['Cranes 2'])
    expect(found({ words: 'harb cafe' })).toEqual([])
    expect(found({ words: '"harb"' })).toEqual([])
  })

  it('are found as a phrase in quotes, which reaches over nothing that stood between', async () => {
    expect(found({ words: '"harbour café"' })).toEqual(['Cranes 2'])
    expect(found({ words: '"café harbour"' })).toEqual([])
    await write(ferries, ines, saying('The red boat leaves at blue midnight.'))
    await cut(ferries, ines)
    expect(found({ words: 'red blue' })).toEqual(['Ferries 3'])
    expect(found({ words: '"red blue"' })).toEqual([])
  })

  it('narrow together with the rest', () => {
    expect(found({ words: 'boat', personId: ines.id ?? '' })).toEqual(['Ferries 1'])
    expect(found({ words: 'crane', reportId: ferries })).toEqual([])
  })

  it('never throw, whatever is typed', () => {
    for (const words of [
      '"',
      '*',
      'a*',
      '" "',
      'AND',
      'NOT',
      ') (',
      'added:',
      '^x',
      'a NEAR/2 b',
      '\u0000',
      "'; drop table people",
      '-',
      '{a b}',
      'x'.repeat(5_000),
      '𝔘𝔫𝔦',
      '東京',
    ])
      expect(Array.isArray(found({ words })), words).toBe(true)
    expect(found({ words: '…' })).toEqual([])
  })

  it('come back with a restore', async () => {
    now += HOUR
    await done(world, (tx) => restoreRevision(tx, ines, { reportId: ferries, number: 1 }, now))
    expect(found({ words: 'midnight', side: 'took' })).toEqual(['Ferries 3'])
    expect(found({ words: 'dawn', side: 'brought' })).toEqual(['Ferries 3', 'Ferries 1'])
  })

  it('of tables, lists, labels and captions are found too', async () => {
    await write(ferries, ines, aContent())
    await cut(ferries, ines)
    for (const words of ['"fleet by year"', 'watch', '"north pier"', '"Talks began"', 'ceremony'])
      expect(found({ words, side: 'brought' }), words).toEqual(['Ferries 3'])
  })
})

const spelled = (parts: SnippetPart[] | undefined) =>
  parts?.map(({ text, change, hit }) => (change === 'kept' ? text : `${change === 'added' ? '+' : '-'}[${hit ? text.toUpperCase() : text}]`)).join('')

describe('a snippet', () => {
  const snippet = (row: number, words: string) => {
    const revision = findRevisions(world.reads, {}, { limit: 50 }).revisions[row]
    const comparison = changesOfRevision(world.reads, revision?.id ?? '')
    return comparison && snippetOf(comparison, wantedWords(words))
  }

  it('says where the words came and went', () => {
    expect(snippet(1, 'midnight')).toMatchObject({ brought: true, took: false })
    expect(snippet(1, 'dawn')).toMatchObject({ brought: false, took: true })
    expect(spelled(snippet(1, 'midnight')?.parts)).toBe('The first boat leaves at -[dawn]+[MIDNIGHT].')
    expect(spelled(snippet(0, '"harbour cafe" zur')?.parts)).toBe('+[The ]+[HARBOUR CAFÉ]+[ opens in ]+[ZÜRICH]+[.]')
    expect(snippet(0, 'lifts')).toBeNull()
  })

  it('is cut to what stands around the words', async () => {
    const before = 'word '.repeat(100)
    await write(ferries, ines, saying(`${before}lighthouse ${before}`))
    await cut(ferries, ines)
    const parts = snippet(0, 'lighthouse')?.parts
    expect(parts?.map((part) => part.text).join('').length).toBeLessThan(220)
    expect(parts?.at(0)?.text).toBe('…')
    expect(parts?.at(-1)?.text).toBe('…')
    expect(parts?.find((part) => part.hit)?.text).toBe('lighthouse')
  })

  it('of a damaged revision there is none', () => {
    world.connection.prepare("update revision_bodies set bytes = x'00'").run()
    const id = findRevisions(world.reads, {}, { limit: 1 }).revisions[0]?.id ?? ''
    expect(changesOfRevision(world.reads, id)).toBeNull()
    expect(changesOfRevision(world.reads, 'nowhere')).toBeNull()
  })
})

it('what only looks different has no words', async () => {
  const bold: Block = {
    type: 'paragraph',
    attrs: { id: 'p0' },
    content: [{ type: 'text', text: 'The first boat leaves at midnight.', marks: [{ type: 'bold' }] }],
  }
  await write(ferries, ines, aContent({ standfirst: 'A standfirst.', blocks: [aHeading('h', 'Executive Summary'), bold] }))
  const before = world.connection.prepare('select count(*) from revision_words').pluck().get()
  await cut(ferries, ines)
  expect(world.connection.prepare('select count(*) from revision_words').pluck().get()).toBe(before)
  expect(found({ reportId: ferries })).toHaveLength(3)
})

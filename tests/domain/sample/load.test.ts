import { beforeEach, describe, expect, it } from 'vitest'
import { people } from '#db/schema.ts'
import { compareContents } from '#domain/compare/compare.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { publicIndex, publicReport } from '#domain/editions/public.ts'
import { surroundings } from '#domain/editions/publish.ts'
import { listReports } from '#domain/reports/desk.ts'
import { findings } from '#domain/reports/findings.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { readTimeline } from '#domain/revisions/timeline.ts'
import { countWords, sections, textLines } from '#domain/richtext/sections.ts'
import { isUntouched, loadSample } from '#domain/sample/load.ts'
import { isSample, sampleIds } from '#domain/sample/marks.ts'
import { reportToShow, tourOf } from '#domain/sample/tour.ts'
import { readSample } from '#lib/sample.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aReport } from '#tests/support/factories.ts'
import { sampleWorld } from './world.ts'

let world: TestDatabase
const library = readSample()
const slugs = ['alibaba', 'delta-air-lines', 'google', 'omega', 'starbucks', 'visa']
const reportId = (slug: string) => listReports(world.reads).find((report) => report.slug === slug)?.id ?? ''
const live = (slug: string) => {
  const answer = publicReport(world.reads, slug)
  if (answer.kind !== 'live') throw new Error(`${slug} is ${answer.kind}`)
  return answer.report
}
const revision = (number: number) => {
  const read = readRevision(world.reads, reportId('alibaba'), number)
  if (!read.ok) throw new Error(read.refusal.kind)
  return read.value.content
}

/** A text is read anew each time, with new ids. */
const withoutIds = (value: unknown) => JSON.parse(JSON.stringify(value, (key, inner) => (key === 'id' ? undefined : inner)))

beforeEach(async () => {
  world = await sampleWorld()
})

describe('the directory', () => {
  it('has every sponsor under its tier, with former ones apart', () => {
    const index = publicIndex(world.reads)
    expect(sampleIds(world.reads, 'sponsor')).toHaveLength(43)
    expect(index.tiers.map(({ tier, sponsors }) => [tier.plural, sponsors.length])).toEqual([
      ['Worldwide Olympic Partners', 11],
      ['Founding Partners', 7],
      ['Official Partners', 1],
      ['Official Supporters', 1],
      ['Official Suppliers', 1],
      ['LA28 Partners', 15],
    ])
    expect(index.former.map(({ name }) => name)).toEqual(['Atos', 'Bridgestone', 'Intel', "McDonald's", 'Panasonic', 'Salesforce', 'Toyota'])
  })

  it('has the companies, seats, listings and dates of its sources', () => {
    const rows = world.connection
      .prepare(
        "select e.name, s.headquarters, s.ticker, d.announced, d.until_date from sponsors s join sponsor_entities e on e.sponsor_id = s.id join sponsorships d on d.sponsor_id = s.id where s.slug = 'alibaba'",
      )
      .all()
    expect(rows).toEqual([
      { name: 'Alibaba Group Holding Limited', headquarters: 'Hangzhou, China', ticker: 'NYSE: BABA; HKEX: 9988', announced: '2017-01-19', until_date: '2028' },
    ])
  })
})

describe('the reports', () => {
  it.each(slugs)('%s is live, and the checks find neither error nor warning', (slug) => {
    const { standfirst, document } = live(slug)
    expect(findings({ standfirst, document }, surroundings(world.reads))).toEqual([])
    expect(textLines(document).reduce((sum, line) => sum + countWords(line), 0)).toBeGreaterThan(600)
  })

  it('Alibaba has the sections of its kind: eight, with seventeen parts', () => {
    const outline = sections(live('alibaba').document)
    expect(outline.filter(({ level }) => level === 2)).toHaveLength(8)
    expect(outline.filter(({ level }) => level === 3)).toHaveLength(17)
  })
})

describe('the story of Alibaba', () => {
  const history = () => readTimeline(world.reads, reportId('alibaba'), { limit: 100 })

  it('has a dozen revisions and more by both writers, some with names, and a restore', () => {
    const { revisions } = history()
    expect(revisions.length).toBeGreaterThanOrEqual(12)
    expect([...new Set(revisions.flatMap(({ writers }) => writers))].sort()).toEqual(['Sample editor A', 'Sample editor B'])
    expect(revisions.filter(({ writers }) => writers.length === 2)).not.toEqual([])
    expect(revisions.filter(({ name }) => name !== null).length).toBeGreaterThanOrEqual(3)
    expect(revisions.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['before-restore', 'restored']))
  })

  it('has three editions, each with a note', () => {
    const { editions } = history()
    expect(editions.map(({ major, minor }) => `${major}.${minor}`)).toEqual(['2.0', '1.1', '1.0'])
    for (const { note } of editions) expect(note).toMatch(/^\S.{40,200}\.$/)
  })

  it('ends at its text: edition 2.0 says that, and the draft one thing more', () => {
    const text = library.reports.find(({ sponsor }) => sponsor === 'alibaba')?.text
    const { standfirst, document } = live('alibaba')
    expect(withoutIds({ standfirst, document })).toEqual(withoutIds(text))
    const draft = readDraft(world.reads, reportId('alibaba'))
    if (!draft.ok) throw new Error(draft.refusal.kind)
    const { counts } = compareContents({ standfirst, document }, draft.value.content)
    expect(counts.wordsAdded + counts.wordsRemoved).toBeGreaterThan(0)
    expect(counts.wordsAdded + counts.wordsRemoved).toBeLessThan(20)
    expect(listReports(world.reads).find(({ slug }) => slug === 'alibaba')).toMatchObject({ state: 'changed', live: { major: 2, minor: 0 } })
  })

  it('keeps the ids of blocks, so that a comparison shows a figure corrected and a section moved', () => {
    const corrected = compareContents(revision(8), revision(9))
    expect(JSON.stringify(corrected)).toContain('$800 million')
    expect(textLines(revision(8).document).join()).toContain('the deal is worth $800 million')
    expect(textLines(revision(9).document).join()).not.toContain('the deal is worth $800 million')
    const titles = (number: number) => sections(revision(number).document).map(({ number: own, title }) => `${own} ${title}`)
    expect(titles(10)).toContain('2.3 Geopolitical challenges')
    expect(titles(11)).toContain('2.2 Geopolitical challenges')
    expect(compareContents(revision(10), revision(11)).counts).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 })
  })

  it('is the report that somebody new is shown', () => {
    expect(reportToShow(world.reads)).toBe(reportId('alibaba'))
    expect(tourOf(world.reads, reportId('alibaba'))).toMatchObject({ revisions: 14, editions: 3, compare: [{ edition: '1.1' }, { edition: '2.0' }] })
  })
})

describe('as if people had written it', () => {
  it('all of it happened between autumn 2025 and the end of February 2026', () => {
    const [from, until] = [Date.UTC(2025, 8, 22), Date.UTC(2026, 2, 1)]
    for (const [table, column] of [
      ['people', 'created_at'],
      ['sponsors', 'created_at'],
      ['sponsorships', 'created_at'],
      ['reports', 'created_at'],
      ['revisions', 'created_at'],
      ['editions', 'published_at'],
      ['drafts', 'written_at'],
      ['audit_events', 'at'],
    ]) {
      const outside = world.connection.prepare(`select count(*) from ${table} where ${column} not between ? and ?`).pluck().get(from, until)
      expect(outside, table).toBe(table === 'audit_events' ? 1 : 0)
    }
  })

  it('happened in the order in which the audit has it, whichever report it was', () => {
    const times = world.connection.prepare('select at from audit_events order by id').pluck().all() as number[]
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  it('by two people who can never sign in, and every act of theirs goes by their name', () => {
    expect(world.reads.select().from(people).all()).toMatchObject([
      { name: 'Sample editor A', email: 'editor-a@sample.invalid', role: 'editor', status: 'inactive', passwordHash: null },
      { name: 'Sample editor B', email: 'editor-b@sample.invalid', role: 'editor', status: 'inactive', passwordHash: null },
    ])
    expect(world.connection.prepare('select count(*) from audit_events where actor_id is null').pluck().get()).toBe(0)
  })

  it('no spell of writing is left open', () => {
    expect(world.connection.prepare('select count(*) from drafts where spell_since is not null').pluck().get()).toBe(0)
    expect(world.connection.prepare('select count(*) from draft_writers').pluck().get()).toBe(0)
  })
})

it('is not written over what is there: a sponsor of the same name leaves no trace of the sample', async () => {
  const other = await testDatabase()
  expect(isUntouched(other.reads)).toBe(true)
  const { id } = await aReport(other, { sponsor: { name: 'Visa' } })
  expect(isUntouched(other.reads)).toBe(false)
  const before = checksum(other)
  await expect(other.transact((tx) => loadSample(tx, library, NOW))).rejects.toThrow(/Visa.*name-taken/)
  expect(checksum(other)).toBe(before)
  expect(isSample(other.reads, 'report', id)).toBe(false)
  expect(tourOf(other.reads, id)).toBeNull()
  expect(reportToShow(other.reads)).toBeNull()
})

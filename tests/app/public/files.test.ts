import { rmSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as table from '#app/(public)/sponsors/[slug]/editions/[edition]/[table]/route.ts'
import * as edition from '#app/(public)/sponsors/[slug]/editions/[edition]/route.tsx'
import * as csv from '#app/(public)/sponsors.csv/route.ts'
import * as json from '#app/(public)/sponsors.json/route.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { publish } from '#domain/editions/publish.ts'
import { withdraw } from '#domain/editions/withdraw.ts'
import { writeFile } from '#domain/exchange/writing-jobs.ts'
import { ok } from '#domain/result.ts'
import { cutRevision } from '#domain/revisions/cut.ts'
import type { Block, Cell } from '#domain/richtext/document.ts'
import { changeFacts, changeSlug } from '#domain/sponsors/sponsor.ts'
import { type FileMaker, notMade, offerFileMaker } from '#lib/kept-files.ts'
import { htmlOfDocx, wordsOfPdf } from '#tests/domain/exchange/read-back.ts'
import { offerDatabase } from '#tests/support/api.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aContent, aHeading, anActor, aParagraph, aPerson, aReport } from '#tests/support/factories.ts'
import { done } from '#tests/support/refused.ts'

const dataDir = vi.hoisted(() => {
  const folder = `${process.env.TMPDIR ?? '/tmp'}/host-city-public-files-${process.pid}`
  process.env.DATA_DIR = folder
  process.env.PUBLIC_URL = 'https://reports.example'
  return folder
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

let world: TestDatabase
let answer: FileMaker['answer']
beforeEach(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  world = await testDatabase()
  offerDatabase(world)
  answer = async (job) => ok(await writeFile(job))
  offerFileMaker({ version: 'test', answer: (job) => answer(job) })
})

const request = new Request('http://elsewhere.example/')
const ask = (slug: string, part: string) => edition.GET(request, { params: Promise.resolve({ slug, edition: part }) })
const askTable = (slug: string, part: string, name: string) => table.GET(request, { params: Promise.resolve({ slug, edition: part, table: name }) })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

/** A person whose name, like a note of the desk, no file may hold. */
async function aLiveReport(name = 'Northwind Ferries') {
  const person = await aPerson(world, { name: 'Ada Lindqvist' })
  const actor = anActor(person)
  const report = await aReport(world, { sponsor: { name }, actor })
  const { editionId } = await done(world, (tx) => publish(tx, actor, { reportId: report.id, revision: 1, change: 'major', note: 'The first edition.' }, NOW))
  return { ...report, actor, editionId }
}

const types = {
  pdf: ['application/pdf', 'inline'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
  md: ['text/markdown; charset=utf-8', 'attachment'],
  txt: ['text/plain; charset=utf-8', 'inline'],
  json: ['application/json; charset=utf-8', 'inline'],
  png: ['image/png', 'inline'],
} as const

describe('an edition as a file', () => {
  it.each(Object.entries(types))(
    '.%s says what it is and what it is called, and may be kept by any cache that asks whether it stands',
    async (ending, [type, shown]) => {
      const { slug } = await aLiveReport()
      const { status, headers } = await ask(slug, `1.0.${ending}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe(type)
      expect(headers.get('content-disposition')).toBe(
        `${shown}; filename="Northwind Ferries, edition 1.0.${ending}"; filename*=UTF-8''Northwind%20Ferries%2C%20edition%201.0.${ending}`,
      )
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    },
  )

  it('names its page as the one to be found', async () => {
    const { slug } = await aLiveReport()
    expect((await ask(slug, '1.0.pdf')).headers.get('link')).toBe(`<https://reports.example/sponsors/${slug}/editions/1.0>; rel="canonical"`)
  })

  it('has a name that every system takes, whatever the sponsor is called', async () => {
    const { slug } = await aLiveReport('A/B: "Müller" <蒙牛>\\*? 100%')
    const disposition = (await ask(slug, '1.0.txt')).headers.get('content-disposition') ?? ''
    expect(disposition).toBe(
      `inline; filename="A B Muller __ 100_, edition 1.0.txt"; filename*=UTF-8''${encodeURIComponent('A B Müller 蒙牛 100%, edition 1.0.txt')}`,
    )
  })

  it('carries the edition as it was published, and no name, no draft and no note of the desk', async () => {
    const { id, slug, sponsorId, actor } = await aLiveReport()
    const secret = 'A sentence that stands in the draft alone'
    await done(world, (tx) => replaceDraft(tx, actor, { reportId: id, content: aContent({ standfirst: secret, blocks: [aParagraph('p', secret)] }) }, NOW))
    await done(world, (tx) => cutRevision(tx, actor, { reportId: id, kind: 'kept', name: 'A name of the desk' }, NOW))
    await done(world, (tx) => changeFacts(tx, actor, { sponsorId, facts: { name: 'Renamed Ferries', tier: 'official-partner', category: 'Boats' } }, NOW))
    const words = {
      pdf: await wordsOfPdf(await bytesOf(await ask(slug, '1.0.pdf'))),
      docx: await htmlOfDocx(await bytesOf(await ask(slug, '1.0.docx'))),
      md: await (await ask(slug, '1.0.md')).text(),
      txt: await (await ask(slug, '1.0.txt')).text(),
      json: await (await ask(slug, '1.0.json')).text(),
    }
    for (const text of Object.values(words)) {
      const flat = text.replace(/\s+/g, ' ')
      expect(flat).toMatch(/Northwind Ferries/i)
      expect(flat).toMatch(/Worldwide Olympic Partners/i)
      expect(flat).toContain('The first edition.')
      expect(flat).toContain('forty-two boats')
      for (const other of [secret, 'Ada Lindqvist', 'A name of the desk', 'Renamed Ferries']) expect(flat).not.toContain(other)
    }
  })

  it.each(['1.0.exe', '1.0.pdf.pdf', '1.0.', '01.0.pdf', '1.pdf', '.pdf', '1.0.PDF', 'x.json', '1.0.__proto__'])('is nothing at %s', async (part) => {
    const { slug } = await aLiveReport()
    expect((await ask(slug, part)).status).toBe(404)
  })

  it('is nothing where there is no such edition, or no such sponsor', async () => {
    const { slug } = await aLiveReport()
    expect([(await ask(slug, '7.3.pdf')).status, (await ask('nobody', '1.0.pdf')).status]).toEqual([404, 404])
  })

  it.each(['pdf', 'png'])('answers 410 once the edition is withdrawn, though the file is still on the disk: .%s', async (ending) => {
    const { id, slug, actor } = await aLiveReport()
    expect((await ask(slug, `1.0.${ending}`)).status).toBe(200)
    await done(world, (tx) => withdraw(tx, actor, { reportId: id, reason: 'The figures are wrong.' }, NOW + DAY))
    const gone = await ask(slug, `1.0.${ending}`)
    expect(gone.status).toBe(410)
    expect(gone.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await gone.text()).not.toContain('forty-two boats')
  })

  it('is led to from an address that the sponsor had before', async () => {
    const { sponsorId, slug, actor } = await aLiveReport()
    await done(world, (tx) => changeSlug(tx, actor, { sponsorId, slug: 'northwind' }, NOW))
    for (const ending of ['pdf', 'png']) {
      const moved = await ask(slug, `1.0.${ending}`)
      expect([moved.status, moved.headers.get('location')]).toEqual([308, `/sponsors/northwind/editions/1.0.${ending}`])
    }
    const moved = await askTable(slug, '1.0', 'table-1.csv')
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/sponsors/northwind/editions/1.0/table-1.csv'])
  })

  it.each(['memory', 'many'] as const)('says, where it could not be made (%s), what to do, and when to ask again', async (why) => {
    const { slug } = await aLiveReport()
    answer = async () => notMade(why)
    const { status, headers, text } = await ask(slug, '1.0.pdf').then(async (response) => ({
      ...{ status: response.status, headers: response.headers },
      text: await response.text(),
    }))
    expect([status, headers.get('cache-control'), headers.get('retry-after')]).toEqual([503, 'no-store', why === 'many' ? '10' : '600'])
    expect(text).toContain('<h1>This file is not ready</h1>')
    expect(text).toContain(`href="/sponsors/${slug}/editions/1.0"`)
  })
})

describe('a table of an edition', () => {
  it('is a file of comma-separated values, in which nothing runs', async () => {
    const cell = (id: string, words: string, type: Cell['type'] = 'tableCell'): Cell => ({
      type,
      attrs: { id, colspan: 1, rowspan: 1 },
      content: [aParagraph(`${id}p`, words)],
    })
    const two: Cell = { ...cell('two', 'a'), content: [aParagraph('two1', 'over'), aParagraph('two2', 'two lines')] }
    const second: Block = {
      type: 'table',
      attrs: { id: 't2', caption: 'Second' },
      content: [
        { type: 'tableRow', attrs: { id: 'r1' }, content: [cell('h1', 'What', 'tableHeader'), cell('h2', 'Figure', 'tableHeader')] },
        { type: 'tableRow', attrs: { id: 'r2' }, content: [cell('c1', '=cmd()'), cell('c2', '-5.9')] },
        { type: 'tableRow', attrs: { id: 'r3' }, content: [cell('c3', '1,234 "x"'), two] },
        { type: 'tableRow', attrs: { id: 'r4' }, content: [{ ...cell('c5', 'wide'), attrs: { id: 'c5', colspan: 2, rowspan: 1 } }] },
      ],
    }
    const actor = anActor()
    const report = await aReport(world, { content: aContent({ blocks: [...aContent().document.content, aHeading('h-more', 'More'), second] }) })
    await done(world, (tx) => publish(tx, actor, { reportId: report.id, revision: 1, change: 'major', note: 'First.' }, NOW))
    const response = await askTable(report.slug, '1.0', 'table-2.csv')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Northwind Ferries \d+, edition 1\.0, table 2\.csv"/)
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(
      '\uFEFF"What","Figure"\r\n"\'=cmd()",-5.9\r\n"1,234 ""x""","over\ntwo lines"\r\n"wide",""\r\n',
    )
  })

  it('is nothing where there is no such table, and 410 where the edition is withdrawn', async () => {
    const { id, slug, actor } = await aLiveReport()
    for (const name of ['table-2.csv', 'table-0.csv', 'table-01.csv', 'table-1.tsv', 'table-.csv'])
      expect([name, (await askTable(slug, '1.0', name)).status]).toEqual([name, 404])
    expect((await askTable(slug, '1.0', 'table-1.csv')).status).toBe(200)
    await done(world, (tx) => withdraw(tx, actor, { reportId: id, reason: 'Wrong.' }, NOW + DAY))
    expect((await askTable(slug, '1.0', 'table-1.csv')).status).toBe(410)
  })
})

describe('the directory of sponsors', () => {
  it('is given as comma-separated values and as JSON, with what the index says', async () => {
    const { slug } = await aLiveReport('=Northwind')
    await aReport(world, { sponsor: { name: 'Eastgate Cranes', tier: 'founding-partner', category: 'Cranes' } })
    const rows = Buffer.from(await csv.GET().arrayBuffer())
      .toString()
      .split('\r\n')
    expect(rows[0]).toBe('\uFEFF"sponsor","companies","tier","programme","category","standing","from","until","report","edition","published","standfirst"')
    expect(rows[1]).toMatch(
      new RegExp(
        `^"'=Northwind",.*"Passenger transport by water","present",,,"https://reports.example/sponsors/${slug}","1.0","2026-07-14","Northwind Ferries carries`,
      ),
    )
    expect(rows[2]).toMatch(/^"Eastgate Cranes",.*"Cranes","present",,,,,,$/)
    const { format, sponsors } = (await json.GET().json()) as {
      format: string
      sponsors: { name: string; tier: string; report: { edition: string; permanent: string } | null }[]
    }
    expect(format).toBe('host-city-sponsors')
    expect(sponsors.map(({ name, tier, report }) => [name, tier, report?.edition ?? null, report?.permanent ?? null])).toEqual([
      ['=Northwind', 'Worldwide Olympic Partners', '1.0', `https://reports.example/sponsors/${slug}/editions/1.0`],
      ['Eastgate Cranes', 'Founding Partners', null, null],
    ])
  })
})

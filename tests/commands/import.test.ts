import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { listReports } from '#domain/reports/desk.ts'
import { readRevision } from '#domain/revisions/read.ts'
import { runCommand } from '#lib/commands/run.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'

const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')
const both = `${manuscript}\n\n${manuscript.replace(/^OMEGA$/m, 'Northwind Clocks')}`
let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
})

const run = (options: string[] = [], text = manuscript) =>
  runCommand({ argv: ['import', 'm.txt', ...options], input: null, file: { name: 'm.txt', text } }, world)
const listsOf = async (options: string[]) => (await run(options)).out.match(/bullets in (\d+) lists/)?.[1]

describe('import --preview', () => {
  it('says what would come of it, each decision with its id and what either choice gives, and keeps nothing', async () => {
    const before = checksum(world)
    const { exitCode, out } = await run(['--preview'])
    expect(exitCode).toBe(0)
    expect(checksum(world)).toBe(before)
    expect(out).toMatch(/^sponsor {3}OMEGA\ntier {6}Worldwide Olympic Partners\n/)
    expect(out).toMatch(
      /line \d+: a list seems to have been run into one paragraph \(3 items\): .* \[f\d+, flattened-list\]\n {4}take \(proposed\): paragraph .* \/ item /,
    )
    expect(out).toMatch(/Nothing was kept\.\n$/)
  })

  it('gives the same as JSON', async () => {
    expect(JSON.parse((await run(['--preview', '--json'])).out)).toMatchObject({ parts: [{ name: 'OMEGA' }], counts: { lists: 11 }, obstacle: null })
  })

  it('names the other reports of the file, and shows the one that is asked for', async () => {
    expect((await run(['--preview'], both)).out).toContain('--part 2  Northwind Clocks, from line ')
    expect((await run(['--preview', '--part', '2'], both)).out).toMatch(/^sponsor {3}Northwind Clocks\n/)
    expect(await run(['--preview', '--part', '3'], both)).toMatchObject({ exitCode: 1, err: 'The file holds 2 reports. Give --part 1 to 2.\n' })
  })
})

describe('import', () => {
  it('takes and leaves what is named, by its kind and by its id', async () => {
    expect(await listsOf(['--leave', 'flattened-list'])).toBe('7')
    const { reading } = JSON.parse((await run(['--preview', '--json'])).out) as { reading: { findings: { id: string; kind: string }[] } }
    const [one = ''] = reading.findings.filter(({ kind }) => kind === 'flattened-list').map(({ id }) => id)
    expect(await listsOf(['--name', 'Another', '--leave', 'flattened-list', '--take', one])).toBe('8')
    expect(await listsOf(['--name', 'A third', '--leave', one])).toBe('10')
  })

  it('refuses a name that nothing has', async () => {
    expect(await run(['--take', 'headings'])).toMatchObject({ exitCode: 1, err: expect.stringMatching(/by the name headings\. .*--preview/) })
    expect(listReports(world.reads)).toEqual([])
  })

  it('never overwrites unasked, and keeps what the draft said before when it is asked', async () => {
    await run()
    const before = checksum(world)
    expect(await run()).toMatchObject({ exitCode: 1, err: expect.stringContaining('--over') })
    expect(checksum(world)).toBe(before)

    const over = await run(['--over', '--leave', 'flattened-list', '--json'])
    const { id, revision, before: kept } = JSON.parse(over.out) as { id: string; revision: number; before: number }
    expect([kept, revision]).toEqual([1, 2])
    expect(readRevision(world.reads, id, 2)).toMatchObject({ ok: true, value: { row: { kind: 'imported' } } })
    expect((await run(['--over'])).out).toContain('The draft is revision 3 now; what it said before is revision 2.')
  })

  it('makes a report where there is none to go over, and does not publish over a draft', async () => {
    expect(await run(['--over'])).toMatchObject({ exitCode: 0, out: expect.stringContaining('Imported OMEGA') })
    expect(await run(['--over', '--publish'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('read through') })
  })
})

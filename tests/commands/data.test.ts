import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { editions, people } from '#db/schema.ts'
import { publicReport } from '#domain/editions/public.ts'
import { verifyPassword } from '#domain/people/password.ts'
import { commands } from '#lib/commands/commands.ts'
import { runCommand } from '#lib/commands/run.ts'
import { NOW } from '#tests/support/clock.ts'
import { checksum, type TestDatabase, testDatabase } from '#tests/support/database.ts'
import { aPerson } from '#tests/support/factories.ts'

const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')
const password = 'sailing boats at dusk'
let world: TestDatabase

beforeEach(async () => {
  world = await testDatabase()
})

const run = (argv: string[], { input = null, text }: { input?: string | null; text?: string } = {}) =>
  runCommand({ argv, input, file: text === undefined ? undefined : { name: 'manuscript.txt', text } }, world)

/** Runs a command that must be refused, and holds it to have written nothing. */
async function refusedRun(...[argv, given]: Parameters<typeof run>) {
  const before = checksum(world)
  const answer = await run(argv, given)
  expect(checksum(world)).toBe(before)
  expect(answer.out).toBe('')
  expect(answer.err).toMatch(/^\S.*\.\n$/)
  return answer
}

describe('user add', () => {
  const argv = ['user', 'add', '--email', 'Ines@Desk.example', '--name', 'Ines Marchetti', '--role', 'admin', '--password-stdin']

  it('adds a person whose password is what came on standard input, without its line end', async () => {
    expect(await run(argv, { input: `${password}\n` })).toEqual({ exitCode: 0, out: 'Added ines@desk.example as admin.\n', err: '' })
    const person = world.reads.select().from(people).get()
    expect(person).toMatchObject({ email: 'ines@desk.example', name: 'Ines Marchetti', role: 'admin' })
    expect(await verifyPassword(person?.passwordHash ?? '', password)).toBe(true)
  })

  it('prints JSON', async () => {
    const { out } = await run([...argv, '--json'], { input: password })
    expect(JSON.parse(out)).toMatchObject({ email: 'ines@desk.example', role: 'admin' })
  })

  it('refuses an address that is taken, a weak password and an empty one', async () => {
    await run(argv, { input: password })
    expect((await refusedRun(argv, { input: password })).exitCode).toBe(1)
    const other = argv.map((word) => word.replace('Ines@', 'Tom@'))
    expect((await refusedRun(other, { input: 'short' })).err).toContain('at least 12')
    expect((await refusedRun(other, { input: null })).err).toContain('no password')
    expect((await refusedRun(other, { input: '' })).err).not.toContain(password)
  })

  it('is misused without --password-stdin, without an address and with another role', async () => {
    expect(await refusedRun(argv.slice(0, -1))).toMatchObject({ exitCode: 2, err: expect.stringContaining('--password-stdin') })
    expect(await refusedRun(['user', 'add'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('--email') })
    expect(await refusedRun(argv.map((word) => (word === 'admin' ? 'owner' : word)))).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('admin or editor'),
    })
  })
})

describe('user list', () => {
  it('says what to do when there is nobody, and lists whoever there is', async () => {
    expect((await run(['user', 'list'])).out).toContain('Nobody has an account.')
    await aPerson(world, { email: 'tom@desk.example', name: 'Tom Okafor', status: 'inactive' })
    expect((await run(['user', 'list'])).out).toBe('tom@desk.example  Tom Okafor  editor, inactive\n')
    expect(JSON.parse((await run(['user', 'list', '--json'])).out)).toEqual([expect.objectContaining({ email: 'tom@desk.example', status: 'inactive' })])
  })

  it('shows no hash of a password', async () => {
    await aPerson(world, { passwordHash: 'secret-hash' })
    expect((await run(['user', 'list', '--json'])).out).not.toContain('secret-hash')
  })
})

describe('token add', () => {
  it('prints the token alone on its last line', async () => {
    await aPerson(world, { email: 'tom@desk.example' })
    const { exitCode, out } = await run(['token', 'add', '--email', 'tom@desk.example', '--name', 'Night script'])
    expect([exitCode, out.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^hc_[\w-]{40,}$/)])
  })

  it('refuses somebody unknown, somebody deactivated and a label of nothing', async () => {
    await aPerson(world, { email: 'tom@desk.example', status: 'inactive' })
    await aPerson(world, { email: 'ines@desk.example' })
    expect((await refusedRun(['token', 'add', '--email', 'nobody@desk.example', '--name', 'x'])).exitCode).toBe(1)
    expect((await refusedRun(['token', 'add', '--email', 'tom@desk.example', '--name', 'x'])).err).toContain('deactivated')
    expect((await refusedRun(['token', 'add', '--email', 'ines@desk.example', '--name', ' '])).err).toContain('label')
    expect((await refusedRun(['token', 'add', '--email', 'ines@desk.example'])).exitCode).toBe(2)
  })
})

describe('import', () => {
  it('prints id, slug and findings, for people and as JSON', async () => {
    const spoken = await run(['import', 'manuscript.txt'], { text: manuscript })
    expect(spoken.exitCode).toBe(0)
    expect(spoken.out).toContain('Imported OMEGA: 8 sections, 17 subsections, 5 Games, 1 other heading, 44 bullets in 11 lists, 2957 words.')
    expect(spoken.out).toMatch(/^slug {2}omega$/m)
    expect(spoken.out).toContain('(5 items)')

    world = await testDatabase()
    const data = JSON.parse((await run(['import', 'manuscript.txt', '--json'], { text: manuscript })).out)
    expect(data).toMatchObject({ slug: 'omega', edition: null, id: expect.stringMatching(/^\w{16}$/) })
    expect(data.findings).toHaveLength(11)
    expect(publicReport(world.reads, 'omega').kind).not.toBe('live')
  })

  it('publishes edition 1.0 in the name of a person', async () => {
    const ines = await aPerson(world, { email: 'ines@desk.example' })
    const { out } = await run(['import', 'manuscript.txt', '--publish', '--email', 'ines@desk.example'], { text: manuscript })
    expect(out).toContain('Published as edition 1.0')
    expect(world.reads.select().from(editions).get()).toMatchObject({ major: 1, minor: 0, note: 'First edition.', publishedBy: ines.id })
    expect(publicReport(world.reads, 'omega')).toMatchObject({ kind: 'live' })
  })

  it('imports nothing when it cannot publish, and says why', async () => {
    const without = manuscript.replace('EXECUTIVE SUMMARY\n\n', '')
    expect((await refusedRun(['import', 'manuscript.txt', '--publish'], { text: without })).err).toContain('no executive summary')
  })

  it('refuses a sponsor that has a report, an unknown tier, an unknown person', async () => {
    await run(['import', 'manuscript.txt'], { text: manuscript })
    expect((await refusedRun(['import', 'manuscript.txt'], { text: manuscript })).err).toMatch(/id \w{16}, slug omega/)
    const other = manuscript.replace('\nOMEGA\n', '\nOmega Two\n')
    expect((await refusedRun(['import', 'manuscript.txt', '--tier', 'Golden'], { text: other })).err).toContain('Worldwide Olympic Partner, Founding Partner')
    expect((await refusedRun(['import', 'manuscript.txt', '--email', 'nobody@desk.example'], { text: other })).exitCode).toBe(1)
    expect((await refusedRun(['import', 'manuscript.txt'], { text: '' })).err).toContain('no text')
    expect((await refusedRun(['import'])).exitCode).toBe(2)
  })
})

describe('link', () => {
  it('gives a link for the first admin, and none when there is one', async () => {
    expect((await run(['link'])).out.trimEnd().split('\n').at(-1)).toMatch(/^https?:\/\/[^/]+\/welcome\/[\w-]{20,}$/)
    await aPerson(world, { role: 'admin', createdAt: NOW })
    expect((await refusedRun(['link'])).err).toContain('admin')
  })
})

describe('words that are not understood', () => {
  it('are answered with what is known, on standard error, with exit code 2', async () => {
    expect(await refusedRun(['publish'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('It knows: user add') })
    expect(await refusedRun(['user', 'remove'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('user list') })
    expect(await refusedRun(['user', 'list', '--wide'])).toMatchObject({ exitCode: 2, err: expect.stringContaining("'--wide'") })
    expect(await refusedRun(['user', 'list', 'all'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('"all"') })
    expect((await run([])).exitCode).toBe(2)
  })

  it('include commands about the data folder, when they come to a server', async () => {
    expect((await refusedRun(['check'])).exitCode).toBe(2)
  })

  it('find help, overall and for each command', async () => {
    const { out } = await run(['--help'])
    const names = [...out.matchAll(/^ {2}(\w[\w-]*(?: [\w-]+)?) {2,}/gm)].map(([, name]) => name ?? '')
    expect(names).toEqual(commands.map(({ name }) => name))
    for (const name of names) {
      const help = await run([...name.split(' '), '--help'])
      expect([help.exitCode, help.out]).toEqual([0, expect.stringContaining(`host-city -- ${name}`)])
    }
    expect((await run(['user', '--help'])).out).toContain('user list')
  })
})

it('says in one sentence what broke, when something does', async () => {
  world.connection.exec('drop table people')
  expect(await run(['user', 'list'])).toMatchObject({ exitCode: 1, out: '', err: expect.stringMatching(/^It did not work: .*people/) })
})

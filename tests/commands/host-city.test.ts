import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Answer, CommandRequest } from '#lib/commands/command.ts'
import { openData } from '#lib/commands/folder.ts'
import { runCommand } from '#lib/commands/run.ts'
import { controlSocketPath } from '#lib/control.ts'
import { controlSocket } from '#server/control-socket.ts'
import { aFile, aFolder } from './folder.ts'

// Every command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
const manuscript = readFileSync(new URL('../fixtures/manuscript.txt', import.meta.url), 'utf8')

/** Types a command, as people do. */
function type(dataDir: string, argv: string[], input = ''): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['scripts/host-city.ts', ...argv], { cwd: root, env: { ...process.env, DATA_DIR: dataDir } }, (error, out, err) =>
      resolve({ exitCode: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin?.end(input)
  })
}

describe('the command line without a server', () => {
  it('adds a person, makes them a token, brings in a report and checks, each in a process of its own', async () => {
    const dataDir = `${aFolder()}/data`
    const added = await type(
      dataDir,
      ['user', 'add', '--email', 'ines@desk.example', '--name', 'Ines Marchetti', '--role', 'admin', '--password-stdin'],
      'sailing boats at dusk\n',
    )
    expect(added).toEqual({ exitCode: 0, out: 'Added ines@desk.example as admin.\n', err: '' })
    const token = await type(dataDir, ['token', 'add', '--email', 'ines@desk.example', '--name', 'x'])
    expect(token).toMatchObject({ exitCode: 0, out: expect.stringMatching(/\nhc_[\w-]+\n$/), err: '' })
    const [listed] = JSON.parse((await type(dataDir, ['token', 'list', '--json'])).out)
    expect(listed).toMatchObject({ email: 'ines@desk.example', name: 'x', lastUsedAt: null })
    expect((await type(dataDir, ['token', 'list', '--json'])).out).not.toContain('hash')
    expect(await type(dataDir, ['token', 'revoke', '--id', listed.id])).toMatchObject({ exitCode: 0, err: '' })
    expect(await type(dataDir, ['token', 'revoke', '--id', listed.id])).toMatchObject({ exitCode: 1, err: expect.stringContaining('token list') })
    expect((await type(dataDir, ['token', 'list'])).out).toContain('no tokens')
    const imported = await type(dataDir, ['import', aFile(manuscript), '--email', 'ines@desk.example', '--publish', '--json'])
    expect(JSON.parse(imported.out)).toMatchObject({ slug: 'omega', edition: '1.0' })
    expect(await type(dataDir, ['check'])).toMatchObject({ exitCode: 0, err: '' })
  })

  it('makes the database for its own user alone, in a folder that others may enter', async () => {
    const dataDir = aFolder()
    chmodSync(dataDir, 0o755)
    expect((await type(dataDir, ['user', 'list'])).exitCode).toBe(0)
    expect(statSync(`${dataDir}/hostcity.db`).mode & 0o777).toBe(0o600)
  })

  it('ends with 1 when refused and with 2 when misused, and says why on standard error alone', async () => {
    const dataDir = aFolder()
    expect(await type(dataDir, ['check'])).toEqual({ exitCode: 1, out: '', err: expect.stringMatching(/^There is no database at /) })
    expect(await type(dataDir, ['chek'])).toEqual({ exitCode: 2, out: '', err: expect.stringContaining('"chek"') })
    expect(await type(dataDir, ['--help'])).toEqual({ exitCode: 0, out: expect.stringContaining('Usage:'), err: '' })
    expect(existsSync(`${dataDir}/hostcity.db`)).toBe(false)
  })

  it('refuses files that are no manuscript, before it opens anything', async () => {
    const dataDir = aFolder()
    const refusals: [string, RegExp][] = [
      [aFile(''), /no text/],
      [aFile(Uint8Array.of(0x50, 0x4b, 0, 1)), /not plain text/],
      [aFile(Uint8Array.of(0x48, 0xf4, 0x74)), /neither UTF-8 nor/],
      [aFile('x'.repeat(5_000_001)), /at most 5\.0 MB/],
      [`${dataDir}/none.txt`, /There is no file/],
      [dataDir, /There is no file/],
    ]
    const answers = await Promise.all(refusals.map(([file]) => type(dataDir, ['import', file])))
    expect(answers).toEqual(refusals.map(([, why]) => ({ exitCode: 1, out: '', err: expect.stringMatching(why) })))
    expect(existsSync(`${dataDir}/hostcity.db`)).toBe(false)
  })
})

describe('the command line beside a server', () => {
  let server: Server | undefined
  afterEach(async () => {
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
    server = undefined
  })

  async function serve(dataDir: string) {
    const { context, close } = await openData(dataDir)
    const asked: CommandRequest[] = []
    server = await controlSocket(dataDir, async (request) => {
      asked.push(request)
      return runCommand(request, context)
    })
    server.once('close', close)
    return asked
  }

  it('hands over what writes, with its file and its input, and gives the answer back', async () => {
    const dataDir = aFolder()
    const asked = await serve(dataDir)
    const imported = await type(dataDir, ['import', aFile(manuscript)])
    expect(imported).toMatchObject({ exitCode: 0, out: expect.stringContaining('Imported OMEGA') })
    const again = await type(dataDir, ['import', aFile(manuscript)])
    expect(again).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('slug omega') })
    await type(dataDir, ['user', 'add', '--email', 'tom@desk.example', '--name', 'Tom Okafor', '--role', 'editor', '--password-stdin'], 'sailing boats at dusk')
    expect(asked.map(({ argv, input, file }) => [argv[0], input, file?.name])).toEqual([
      ['import', null, 'manuscript.txt'],
      ['import', null, 'manuscript.txt'],
      ['user', 'sailing boats at dusk', undefined],
    ])
  })

  it('backs up and checks beside it, and refuses to restore', async () => {
    const dataDir = aFolder()
    const asked = await serve(dataDir)
    const file = `${aFolder()}/backup.db`
    expect((await type(dataDir, ['backup', file])).exitCode).toBe(0)
    expect((await type(dataDir, ['check'])).exitCode).toBe(0)
    expect(await type(dataDir, ['restore', file, '--force'])).toMatchObject({ exitCode: 1, err: expect.stringContaining('Stop it') })
    expect(asked).toEqual([])
  })

  it('says that it is unclear when the server goes away before it answers', async () => {
    const dataDir = aFolder()
    server = createServer((socket) => socket.once('data', () => socket.destroy())).listen(controlSocketPath(dataDir))
    expect(await type(dataDir, ['user', 'list'])).toEqual({ exitCode: 1, out: '', err: expect.stringContaining('before you repeat it') })
    expect(existsSync(`${dataDir}/hostcity.db`)).toBe(false)
  })

  it('opens the database itself beside a socket that a dead server left behind', async () => {
    const dataDir = aFolder()
    const dead = spawnSync(process.execPath, [
      '-e',
      'require("node:net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))',
      controlSocketPath(dataDir),
    ])
    expect([dead.signal, existsSync(controlSocketPath(dataDir))]).toEqual(['SIGKILL', true])
    expect((await type(dataDir, ['user', 'list'])).exitCode).toBe(0)
  })
})

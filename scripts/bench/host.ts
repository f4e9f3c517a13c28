import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { askServer } from '#lib/control.ts'
import { engineFlags } from '#scripts/setup.mjs'
import { firstAnswer } from './asking.ts'
import { ended, freePort, root, started } from './processes.ts'

export type Report = { id: string; slug: string }

/** A Host City over a data folder that is thrown away, run as `npm start` runs it. */
export type Host = {
  port: number
  dataDir: string
  authSecret: string
  /** What its process is started with. */
  environment: NodeJS.ProcessEnv
  pid(): number
  start(): Promise<void>
  stop(): Promise<void>
  /** Runs a command of `host-city` and gives what it printed. */
  command(argv: string[], given?: { input?: string; file?: string }): Promise<string>
  /** Brings the manuscript in as the report of a sponsor of this name, and publishes it. */
  report(name: string): Promise<Report>
}

const manuscript = 'tests/fixtures/manuscript.txt'

/** Makes a host that is not started yet. Its folder lies beside the code, since a temporary folder may be in memory, where a commit costs nothing. */
export async function host(): Promise<Host> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const dataDir = mkdtempSync(join(root, '.cache', 'bench-'))
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const port = await freePort()
  const authSecret = randomBytes(32).toString('base64url')
  const environment = {
    ...process.env,
    NODE_COMPILE_CACHE: join(root, '.next', 'cache', 'node'),
    ...{
      PORT: String(port),
      DATA_DIR: dataDir,
      AUTH_SECRET: authSecret,
      HOST: '',
      PUBLIC_URL: '',
      TRUST_PROXY: '',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production' as const,
      HOST_CITY_SAMPLE: 'off',
      HOST_CITY_BACKUPS: 'off',
    },
  }
  let running: ChildProcess | undefined

  const made: Host = {
    port,
    dataDir,
    authSecret,
    environment,
    pid: () => running?.pid ?? 0,
    async start() {
      running = started(process.execPath, [...engineFlags, join(root, 'server', 'main.ts')], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      await firstAnswer(port, '/api/health')
    },
    async stop() {
      if (running) await ended(running)
    },
    async command(argv, { input, file } = {}) {
      const text = file === undefined ? undefined : { name: file, text: readFileSync(join(root, file), 'utf8') }
      const answer = await askServer(dataDir, { argv, input: input ?? null, file: text })
      if (answer?.exitCode !== 0) throw new Error(`host-city ${argv.join(' ')}: ${answer?.err ?? 'no server runs'}`)
      return answer.out
    },
    report: async (name) => JSON.parse(await made.command(['import', manuscript, '--name', name, '--publish', '--json'], { file: manuscript })) as Report,
  }
  return made
}

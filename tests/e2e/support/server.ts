import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { engineFlags } from '#scripts/setup.mjs'

const root = new URL('../../../', import.meta.url).pathname

/** A Host City of its own, as `npm start` runs it: one process over one data folder. */
export type HostCity = {
  url: string
  dataDir: string
  /** What it has printed so far. */
  output(): string
  /** Starts it again over the same data, on the same port. */
  start(): Promise<void>
  /** SIGTERM, and waits for its end. */
  stop(): Promise<void>
  /** SIGKILL: the process has no say. */
  kill(): Promise<void>
  /** SIGSTOP and SIGCONT: it is there and does not answer. */
  freeze(): void
  thaw(): void
  /** Runs the command line over the same data folder; gives what it printed. */
  command(args: string[], input?: string): Promise<string>
  /** Ends it and removes its data. */
  remove(): Promise<void>
}

/** Starts a Host City over an empty data folder in a temporary place, without the sample library unless asked for. Needs the production build to be there. */
export async function startHostCity(environment: Record<string, string> = {}): Promise<HostCity> {
  if (!existsSync(join(root, '.next', 'BUILD_ID'))) throw new Error('There is no production build. Run npm test, or npm start once.')
  const dataDir = mkdtempSync(join(tmpdir(), 'host-city-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, TZ: 'UTC', NO_COLOR: '1', PORT: String(port), DATA_DIR: dataDir, HOST_CITY_SAMPLE: 'off', ...environment }
  let child: ChildProcess | undefined
  let printed = ''

  const ended = async (signal: NodeJS.Signals) => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await gone
  }

  const host: HostCity = {
    url,
    dataDir,
    output: () => printed,
    async start() {
      const started = spawn(process.execPath, [...engineFlags, 'server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (printed += chunk))
      for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
        if (started.exitCode !== null) throw new Error(`Host City ended with ${started.exitCode}:\n${printed}`)
        const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
        await answer?.arrayBuffer()
        if (answer?.ok) return
        if (Date.now() > deadline) throw new Error(`Host City did not answer within 30 seconds:\n${printed}`)
      }
    },
    stop: () => ended('SIGTERM'),
    kill: () => ended('SIGKILL'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    command: (args, input = '') => run(['scripts/host-city.ts', ...args], env, input),
    async remove() {
      child?.kill('SIGCONT')
      await ended('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  try {
    await host.start()
  } catch (error) {
    await host.remove()
    throw error
  }
  return host
}

function run(args: string[], env: NodeJS.ProcessEnv, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (errors += chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`host-city ${args.slice(1).join(' ')} ended with ${code}:\n${output}${errors}`)),
    )
    child.stdin.end(input)
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port'))))
    })
  })
}

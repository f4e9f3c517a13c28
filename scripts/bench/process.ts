import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Running = { url: string; pid: number; startedIn: number; stop(): Promise<void> }

/** Starts a server and waits for its first answer. `startedIn` is how long that took, in milliseconds. */
export async function startServer(args: string[], environment: Record<string, string>): Promise<Running> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', NODE_COMPILE_CACHE: '.next/cache/node', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - started > 30_000) throw new Error(`${args.join(' ')} did not start`)
    await sleep(5)
  }
  return { url, pid: child.pid ?? 0, startedIn: performance.now() - started, stop: () => stop(child) }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => null)
  await answer?.arrayBuffer()
  return answer !== null
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Runs the load of `load.ts` from a process of its own. */
export function load(url: string, connections: number, seconds: number): Promise<{ requests: number; seconds: number; p50: number; p99: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [new URL('load.ts', import.meta.url).pathname, url, String(connections), String(seconds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`The load ended with ${code}`))))
  })
}

/** Processor time that a process has used so far, in microseconds; null where the system does not tell. */
export function processorTime(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // User and system time, in hundredths of a second (proc(5), fields 14 and 15).
    return (Number(fields[11]) + Number(fields[12])) * 10_000
  } catch {
    return null
  }
}

/** Memory that a process holds, in bytes; null where the system does not tell. */
export function residentMemory(pid: number): number | null {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
  } catch {
    return null
  }
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

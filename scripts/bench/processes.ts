import { type ChildProcess, fork, type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** The clock of /proc ticks a hundred times a second on every Linux that Node runs on. */
const TICK = 0.01

const running = new Set<ChildProcess>()

// Whatever ends the bench, nothing that it started goes on.
process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL')
})

/** Starts a program in a group of its own, so that what it starts ends with it. */
export function started(program: string, args: string[], options: SpawnOptions): ChildProcess {
  return watched(spawn(program, args, { cwd: root, detached: true, ...options }))
}

/** Starts a file of the bench in a process of its own, to be spoken to in messages. */
export function besides(file: URL): ChildProcess {
  return watched(fork(file, { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
}

/** Sends a message and gives the next one that comes back. */
export function asked<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}.`))
    child.once('exit', gone)
    child.once('message', (answer) => {
      child.off('exit', gone)
      resolve(answer as Answer)
    })
    child.send(message)
  })
}

/** Ends a process and what it started, and waits for it. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  signal(child, 'SIGTERM')
  await gone
}

/** The processor time that a process has used so far, in seconds: its own and the kernel's for it. */
export function cpuSeconds(pid: number): number {
  // The name of a program stands in brackets and may hold anything; user and system time are the 12th and 13th word after it.
  const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(words[11]) + Number(words[12])) * TICK
}

/** The memory that a process holds, in megabytes of 1,000,000 bytes. */
export function residentMegabytes(pid: number): number {
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024) / 1_000_000
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('There is no free port.'))))
    })
  })
}

function watched(child: ChildProcess): ChildProcess {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (!child.pid) return
  try {
    process.kill(-child.pid, name)
  } catch {
    child.kill(name)
  }
}

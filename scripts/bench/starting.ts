import { setTimeout as sleep } from 'node:timers/promises'
import { firstAnswer } from './asking.ts'
import { digits, type Group, median } from './figure.ts'
import type { Host } from './host.ts'
import { ended, freePort, residentMegabytes, started } from './processes.ts'

const STARTS = 3
const BARE_STARTS = 5
const IDLE = 5_000

/** How long `npm start` takes until the first request is answered, and what a server that does nothing holds. The host is stopped before. */
export async function startingFigures(host: Host): Promise<Group> {
  const starts: number[] = []
  // The first start keeps what it compiled for the next: the second is what counts.
  for (let run = 0; run <= STARTS; run++) {
    const { took, end } = await timedStart('npm', ['start'], host.port, host.environment)
    if (run > 0) starts.push(took)
    await end()
  }
  const port = await freePort()
  const bare = ['-e', `require('node:http').createServer((_, res) => res.end('Here.')).listen(${port}, '127.0.0.1')`]
  const bareStarts: number[] = []
  for (let run = 0; run < BARE_STARTS; run++) {
    const { took, end } = await timedStart(process.execPath, bare, port, process.env)
    bareStarts.push(took)
    await end()
  }
  const [megabytes, bareMegabytes] = await idleMemory(host, bare, port)
  const seconds = median(starts) / 1_000
  return {
    name: 'The process',
    figures: [
      {
        what: 'second npm start until the first answer',
        measured: `${seconds.toFixed(2)} s`,
        target: 'at most 2 s',
        met: seconds <= 2,
        baseline: `${(median(bareStarts) / 1_000).toFixed(2)} s bare Node`,
        samples: `median of ${STARTS}`,
      },
      {
        what: `memory, idle for ${IDLE / 1_000} s`,
        measured: `${digits(megabytes)} MB`,
        target: 'at most 200 MB',
        met: megabytes <= 200,
        baseline: `${digits(bareMegabytes)} MB bare Node`,
        samples: '1 process',
      },
    ],
  }
}

async function timedStart(program: string, args: string[], port: number, env: NodeJS.ProcessEnv): Promise<{ took: number; end(): Promise<void> }> {
  const begun = performance.now()
  const child = started(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const answered = await firstAnswer(port, '/')
  return { took: answered - begun, end: () => ended(child) }
}

async function idleMemory(host: Host, bare: string[], port: number): Promise<[number, number]> {
  await host.start()
  const other = started(process.execPath, bare, { stdio: 'ignore' })
  await Promise.all([firstAnswer(host.port, '/'), firstAnswer(port, '/')])
  await sleep(IDLE)
  const held: [number, number] = [residentMegabytes(host.pid()), residentMegabytes(other.pid ?? 0)]
  await Promise.all([host.stop(), ended(other)])
  return held
}

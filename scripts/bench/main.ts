import { cpus, release } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { client } from './client.ts'
import { type Figure, median, ms, table, whole, within } from './figures.ts'
import { measureLive } from './live.ts'
import { type Running, residentMemory, startServer } from './process.ts'
import { measureReading } from './reading.ts'
import { makeWorld } from './world.ts'
import { measureWriting } from './writing.ts'

/*
 * npm run bench: what Host City costs on this machine, in about two minutes. Every figure stands beside a baseline of
 * the same run, because the machine differs from day to day. A target that is missed is called so; the exit code is 0.
 */
const world = await makeWorld()
const host = () =>
  startServer(['--max-semi-space-size=8', new URL('../../server/main.ts', import.meta.url).pathname], { DATA_DIR: world.folder, AUTH_SECRET: world.secret })
const bare = () => startServer([new URL('bare.ts', import.meta.url).pathname], {})

try {
  const figures: Figure[] = []
  const idle = await measureStart()
  const [ours, theirs] = [await host(), await bare()]
  const calls = client(ours.url, world)
  const [first] = world.reports
  if (!first) throw new Error('There is no report to read')
  await calls.done('POST', `/api/v1/reports/${first.id}/editions`, { change: 'major', note: 'First edition.' })
  figures.push(...(await measureReading(ours, theirs, calls, first.slug)))
  figures.push(...(await measureWriting(calls, world)))
  figures.push(...(await measureLive(ours, theirs, world)))
  calls.close()
  await Promise.all([ours.stop(), theirs.stop()])
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${process.platform} ${release()}\n`)
  console.log(table([...figures, ...idle]))
  const missed = [...figures, ...idle].filter(({ met }) => met === false)
  console.log(missed.length === 0 ? '\nEvery target is met.' : `\nMissed: ${missed.map(({ what }) => what.trim()).join('; ')}.`)
} finally {
  world.remove()
}

/** Three starts over the same data, and what a process holds that nobody has asked anything for a while. */
async function measureStart(): Promise<Figure[]> {
  const starts: Running[] = []
  for (let run = 0; run < 3; run++) {
    const server = await host()
    starts.push(server)
    if (run < 2) await server.stop()
  }
  const empty = await bare()
  await sleep(5_000)
  const last = starts.at(-1)
  const held = (server: Running | undefined) => residentMemory(server?.pid ?? 0) ?? Number.NaN
  const [mine, least] = [held(last), held(empty)]
  await Promise.all([last?.stop(), empty.stop()])
  const start = median(starts.map(({ startedIn }) => startedIn))
  return [
    {
      what: 'cold start to the first answer',
      figure: ms(start),
      target: '2,000 ms',
      met: within(start, 2_000),
      baseline: `${ms(empty.startedIn)} for a bare server`,
    },
    {
      what: 'idle memory',
      figure: `${whole(mine / 2 ** 20)} MB`,
      target: '200 MB',
      met: within(mine, 200 * 2 ** 20),
      baseline: `${whole(least / 2 ** 20)} MB for a bare server`,
    },
  ]
}

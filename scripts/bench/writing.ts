import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Client } from './client.ts'
import { distribution, type Figure, ms, timed, whole, within } from './figures.ts'
import { changed, type World } from './world.ts'

const pair = (times: readonly number[]) => `${ms(distribution(times).p50)} / ${ms(distribution(times).p99)}`

/** Saving a draft over the API, publishing, comparing: each against what it cannot be cheaper than. */
export async function measureWriting(client: Client, world: World): Promise<Figure[]> {
  const commits = await singleCommits(world)
  return [...(await saves(client, world, commits)), ...(await publishing(client, world, commits)), ...(await comparing(client, world))]
}

/** One row of the size of a draft, committed with synchronous=FULL: what any save costs at least. */
async function singleCommits({ folder }: World): Promise<number[]> {
  const connection = new Database(join(folder, 'baseline.db'))
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.exec('create table saves (id integer primary key, body blob)')
  const insert = connection.prepare('insert into saves (body) values (?)')
  const times = await timed(200, (run) => insert.run(Buffer.alloc(25_000, run)))
  connection.close()
  return times
}

async function saves(client: Client, { reports }: World, commits: number[]): Promise<Figure[]> {
  const writer = async (id: string, runs: number, mark: string) => {
    let { content, etag } = await client.draft(id)
    return timed(runs, async (run) => {
      content = changed(content, 1 + (run % 3), `${mark}${run}x`)
      etag = await client.save(id, content, etag)
    })
  }
  const [first] = reports
  if (!first) throw new Error('There is no report to write in')
  await writer(first.id, 20, 'w')
  const one = await writer(first.id, 200, 'o')
  const started = performance.now()
  const eight = (await Promise.all(reports.map(({ id }, at) => writer(id, 60, `e${at}`)))).flat()
  const rate = eight.length / ((performance.now() - started) / 1_000)
  const { p50, p99 } = distribution(one)
  return [
    {
      what: 'draft saved over the API, p50 / p99',
      figure: pair(one),
      target: '15 / 45 ms',
      met: within(p50, 15) && within(p99, 45),
      baseline: `${pair(commits)} a single FULL commit of the size`,
    },
    {
      what: '  eight writers on eight reports',
      figure: `${whole(rate)}/s`,
      target: '100/s',
      met: rate >= 100,
      baseline: `${whole(1_000 / distribution(commits).p50)}/s single commits`,
    },
    { what: '    p50 / p99', figure: pair(eight), target: '', met: null, baseline: '' },
  ]
}

async function publishing(client: Client, { reports }: World, commits: number[]): Promise<Figure[]> {
  const report = reports[1]
  if (!report) throw new Error('There is no report to publish')
  let { content, etag } = await client.draft(report.id)
  const times: number[] = []
  for (let run = 0; run < 60; run++) {
    content = changed(content, 2, `p${run}x`)
    etag = await client.save(report.id, content, etag)
    const note = `Note ${run} of the bench.`
    const started = performance.now()
    await client.done('POST', `/api/v1/reports/${report.id}/editions`, { change: 'minor', note })
    const { text } = await client.done('GET', `/sponsors/${report.slug}`)
    times.push(performance.now() - started)
    if (!text.includes(note)) throw new Error('The first reader after a publish got an old page')
  }
  const { p50, p99 } = distribution(times)
  return [
    {
      what: 'publish to visible, p50 / p99',
      figure: pair(times),
      target: '20 / 60 ms',
      met: within(p50, 20) && within(p99, 60),
      baseline: `${pair(commits)} a single FULL commit`,
    },
  ]
}

async function comparing(client: Client, { reports }: World): Promise<Figure[]> {
  const report = reports[2]
  if (!report) throw new Error('There is no report to compare')
  const here = `/api/v1/reports/${report.id}`
  const cut = async () => JSON.parse((await client.done('POST', `${here}/revisions`, {})).text) as { number: number }
  const base = await cut()
  const { content, etag } = await client.draft(report.id)
  const after = await client.save(report.id, changed(content, 20, 'twenty'), etag)
  const twenty = await cut()
  await client.save(report.id, changed(content, 60, 'sixty'), after)
  const sixty = await cut()
  const plain = await timed(40, () => client.done('GET', `${here}/revisions/${sixty.number}`))
  const figures: Figure[] = []
  for (const [changes, { number }, most] of [
    [20, twenty, 35],
    [60, sixty, 75],
  ] as const) {
    const path = `${here}/compare?from=${base.number}&to=${number}`
    await timed(5, () => client.done('GET', path))
    const { p50 } = distribution(await timed(40, () => client.done('GET', path)))
    figures.push({
      what: `two revisions compared, ${changes} changes, p50`,
      figure: ms(p50),
      target: ms(most),
      met: within(p50, most),
      baseline: `${ms(distribution(plain).p50)} to read one of them`,
    })
  }
  return figures
}

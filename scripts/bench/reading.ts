import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Client } from './client.ts'
import { type Figure, kb, median, ms, whole, within } from './figures.ts'
import { load, processorTime, type Running } from './process.ts'

const CONNECTIONS = 32
const SECONDS = 3
const ROUNDS = 3

/** The report page under load, against a bare server that sends the same bytes; and what it weighs. */
export async function measureReading(host: Running, bare: Running, client: Client, slug: string): Promise<Figure[]> {
  const path = `/sponsors/${slug}`
  const page = await raw(`${host.url}${path}`)
  await fetch(bare.url, { method: 'PUT', body: new Uint8Array(page.body), headers: { 'x-headers': JSON.stringify(page.headers) } })
  await load(`${host.url}${path}`, CONNECTIONS, 1)
  await load(bare.url, CONNECTIONS, 1)
  const ours: Round[] = []
  const theirs: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await measured(host, path))
    theirs.push(await measured(bare, '/'))
  }
  const rate = (rounds: Round[]) => median(rounds.map((round) => round.rate))
  const share = rate(ours) / rate(theirs)
  const cost = median(ours.map((round) => round.cost))
  const sheets = [...page.text.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  const styles = await Promise.all(sheets.map((sheet) => raw(new URL(sheet, host.url).href)))
  const style = styles.reduce((sum, sheet) => sum + sheet.body.length, 0)
  const scripts = [...page.text.matchAll(/<script/g)].length
  const again = await client.call('GET', path, undefined, { 'accept-encoding': 'gzip, deflate, br', 'if-none-match': String(page.headers.etag) })
  return [
    {
      what: `report page, ${CONNECTIONS} connections`,
      figure: `${whole(rate(ours))}/s`,
      target: '0.5 of the baseline',
      met: share >= 0.5,
      baseline: `${whole(rate(theirs))}/s from a bare server (${share.toFixed(2)} of it)`,
    },
    {
      what: '  p50 / p99',
      figure: `${ms(median(ours.map((round) => round.p50)))} / ${ms(median(ours.map((round) => round.p99)))}`,
      target: '',
      met: null,
      baseline: `${ms(median(theirs.map((round) => round.p50)))} / ${ms(median(theirs.map((round) => round.p99)))}`,
    },
    {
      what: '  processor time a request',
      figure: `${whole(cost)} µs`,
      target: '60 µs',
      met: within(cost, 60),
      baseline: `${whole(median(theirs.map((round) => round.cost)))} µs`,
    },
    {
      what: 'report page, transferred',
      figure: kb(page.body.length),
      target: '14 KB',
      met: within(page.body.length, 14 * 1024),
      baseline: `${kb(Buffer.byteLength(page.text))} before ${page.headers['content-encoding']}`,
    },
    {
      what: '  its style',
      figure: kb(style),
      target: '10 KB',
      met: within(style, 10 * 1024),
      baseline: `${kb(styles.reduce((sum, sheet) => sum + Buffer.byteLength(sheet.text), 0))} before compression`,
    },
    { what: '  its scripts', figure: String(scripts), target: '0', met: scripts === 0, baseline: '' },
    { what: '  asked again', figure: String(again.status), target: '304', met: again.status === 304, baseline: '' },
  ]
}

type Round = { rate: number; cost: number; p50: number; p99: number }

async function measured({ url, pid }: Running, path: string): Promise<Round> {
  const before = processorTime(pid) ?? Number.NaN
  const { requests, seconds, p50, p99 } = await load(`${url}${path}`, CONNECTIONS, SECONDS)
  return { rate: requests / seconds, cost: ((processorTime(pid) ?? Number.NaN) - before) / requests, p50, p99 }
}

/** A page as a browser gets it: with the bytes that travel. */
async function raw(url: string): Promise<{ body: Buffer; text: string; headers: Record<string, string> }> {
  const { get } = await import('node:http')
  const one = () =>
    new Promise<{ body: Buffer; headers: Record<string, string> }>((resolve, reject) => {
      get(url, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => resolve({ body: Buffer.concat(chunks), headers: answer.headers as Record<string, string> }))
      }).on('error', reject)
    })
  await one()
  // The second answer is what readers get for the rest of the day: compressed as well as it can be.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const { body, headers } = await one()
  const { date: _, connection: __, 'keep-alive': ___, 'transfer-encoding': ____, ...own } = headers
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[headers['content-encoding'] ?? '']
  return { body, text: (unpack ? unpack(body) : body).toString(), headers: own }
}

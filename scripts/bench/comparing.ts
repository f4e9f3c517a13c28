import { createHash } from 'node:crypto'
import { compareContents } from '#domain/compare/compare.ts'
import type { Content } from '#domain/richtext/document.ts'
import { textLines } from '#domain/richtext/sections.ts'
import { type Ask, client, strictly } from './asking.ts'
import { putDraft, readDraft, withChanges } from './drafts.ts'
import { digits, type Figure, type Group, median, times } from './figure.ts'
import type { Host, Report } from './host.ts'

const WARM_UP = 20
const RUNS = 80

/** The time of a comparison of two revisions: by itself, and as the API answers it, both revisions read and proved. */
export async function comparingFigures(host: Host, report: Report, authorized: (ask: Ask) => Ask): Promise<Group> {
  const ask = authorized(strictly(client(host.port)))
  const draft = await readDraft(ask, report.id)
  const older = draft.content
  const figures: Figure[] = []
  for (const [changes, target] of [
    [20, 35],
    [60, 75],
  ] as const) {
    const newer = withChanges(older, changes)
    const texts = [JSON.stringify(older), JSON.stringify(newer)]
    const compared: number[] = []
    const read: number[] = []
    for (let run = 0; run < WARM_UP + RUNS; run++) {
      const begun = performance.now()
      const contents = texts.map(parsed)
      const between = performance.now()
      const { counts } = compareContents(...(contents as [Content, Content]))
      const done = performance.now()
      if (counts.wordsAdded + counts.wordsRemoved < changes) throw new Error('The comparison missed a change.')
      if (run < WARM_UP) continue
      read.push(between - begun)
      compared.push(done - between)
    }
    const answered = await answersOf(ask, report, { content: newer, etag: draft.etag })
    const baseline = `${times(read, 0.5)} to parse and hash both`
    const samples = `${RUNS} comparisons`
    const row = (what: string, taken: number[]) => ({
      what: `${changes} changes, ${what}, p50`,
      measured: times(taken, 0.5),
      target: `${target} ms`,
      met: median(taken) <= target,
      baseline,
      samples,
    })
    figures.push(row('in process', compared), row('over the API', answered.taken))
    draft.etag = answered.etag
  }
  return { name: `Comparison of two revisions, ${digits(textBytes(older) / 1_000)} KB of text each`, figures }
}

/** Cuts what the draft says and then `newer` as revisions, and has the API compare them. */
async function answersOf(ask: Ask, { id }: Report, newer: { content: Content; etag: string }): Promise<{ taken: number[]; etag: string }> {
  const cut = async () => (JSON.parse((await ask('POST', `/api/v1/reports/${id}/revisions`, {}, '{}')).body.toString()) as { number: number }).number
  const original = await readDraft(ask, id)
  const from = await cut()
  await putDraft(ask, id, newer)
  const to = await cut()
  const taken: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const begun = performance.now()
    await ask('GET', `/api/v1/reports/${id}/compare?from=${from}&to=${to}`)
    if (run >= WARM_UP) taken.push(performance.now() - begun)
  }
  const back = { content: original.content, etag: newer.etag }
  await putDraft(ask, id, back)
  return { taken, etag: back.etag }
}

/** What reading a revision costs at the least: its JSON, and the hash that proves it. */
function parsed(text: string): Content {
  createHash('sha256').update(text).digest('hex')
  return JSON.parse(text) as Content
}

const textBytes = ({ standfirst, document }: Content) => Buffer.byteLength([standfirst, ...textLines(document)].join('\n'))

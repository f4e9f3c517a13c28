import { createHash } from 'node:crypto'
import { compareContents } from '#domain/compare/compare.ts'
import type { Content } from '#domain/richtext/document.ts'
import { textLines } from '#domain/richtext/sections.ts'
import { type Ask, client, strictly } from './asking.ts'
import { type Draft, linesOf, putDraft, readDraft, withChanges } from './drafts.ts'
import { digits, type Figure, type Group, median, times } from './figure.ts'
import type { Host, Report } from './host.ts'
import { cookieOf } from './signed-in.ts'

const WARM_UP = 20
const RUNS = 80
const PAGES = 30
const LARGE = 250_000

/** The time of a comparison of two contents: by itself, as the API answers it with both revisions read and proved, and as a page. */
export async function comparingFigures(host: Host, report: Report, session: string, authorized: (ask: Ask) => Ask): Promise<Group> {
  const ask = authorized(strictly(client(host.port)))
  const draft = await readDraft(ask, report.id)
  const original = structuredClone(draft.content)
  const large = enlarged(original, LARGE)
  const figures: Figure[] = []
  for (const { older, changes, target, what } of [
    { older: original, changes: 20, target: 25, what: '20 changes' },
    { older: original, changes: 60, target: 60, what: '60 changes' },
    { older: large, changes: 20, target: 40, what: `20 changes in ${digits(textBytes(large) / 1_000)} KB` },
  ]) {
    const newer = withChanges(older, changes)
    const { read, compared } = inProcess(older, newer, changes)
    const { from, to } = await cutBoth(ask, report, draft, [older, newer])
    const baseline = `${times(read, 0.5)} to parse and hash both`
    // Reading two large revisions is no part of comparing them.
    const row = (where: string, taken: number[], most: number | null = target) => ({
      what: `${what}, ${where}, p50`,
      measured: times(taken, 0.5),
      target: most === null ? '' : `${most} ms`,
      met: most === null ? null : median(taken) <= most,
      baseline,
      samples: `${RUNS} comparisons`,
    })
    figures.push(
      row('in process', compared),
      row('over the API', await taken(() => ask('GET', `/api/v1/reports/${report.id}/compare?from=${from}&to=${to}`), RUNS), older === large ? null : target),
    )
    figures.push(await pageFigure(host, session, report, { from, to, what }))
  }
  await putBack(ask, report, draft, original)
  return { name: `Comparison of two revisions, ${digits(textBytes(original) / 1_000)} KB of text each`, figures }
}

function inProcess(older: Content, newer: Content, changes: number): { read: number[]; compared: number[] } {
  const texts = [JSON.stringify(older), JSON.stringify(newer)]
  const compared: number[] = []
  const read: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const begun = performance.now()
    const contents = texts.map(parsed)
    const between = performance.now()
    const { counts, coarse } = compareContents(...(contents as [Content, Content]))
    const done = performance.now()
    if (coarse || counts.wordsAdded + counts.wordsRemoved < changes) throw new Error('The comparison missed a change.')
    if (run < WARM_UP) continue
    read.push(between - begun)
    compared.push(done - between)
  }
  return { read, compared }
}

async function pageFigure(host: Host, session: string, report: Report, { from, to, what }: { from: number; to: number; what: string }): Promise<Figure> {
  const cookie = await cookieOf(host, session)
  const browser = strictly(client(host.port))
  const opened = await taken(() => browser('GET', `/desk/reports/${report.id}/compare?from=${from}&to=${to}`, { cookie }), PAGES)
  const bare = await taken(() => browser('GET', '/api/health'), PAGES)
  return {
    what: `${what}, the page opened, p50`,
    measured: times(opened, 0.5),
    target: 'under 300 ms',
    met: median(opened) < 300,
    baseline: `${times(bare, 0.5)} a request that does nothing`,
    samples: `${PAGES} pages`,
  }
}

async function taken(request: () => Promise<unknown>, runs: number): Promise<number[]> {
  const samples: number[] = []
  for (let run = 0; run < WARM_UP + runs; run++) {
    const begun = performance.now()
    await request()
    if (run >= WARM_UP) samples.push(performance.now() - begun)
  }
  return samples
}

/** Puts one content after the other into the draft, and cuts a revision of each. */
export async function cutBoth(ask: Ask, report: Report, draft: Draft, contents: readonly [Content, Content]): Promise<{ from: number; to: number }> {
  const numbers: number[] = []
  for (const content of contents) {
    await putBack(ask, report, draft, content)
    const { body } = await ask('POST', `/api/v1/reports/${report.id}/revisions`, {}, '{}')
    numbers.push((JSON.parse(body.toString()) as { number: number }).number)
  }
  const [from = 0, to = 0] = numbers
  return { from, to }
}

/** Makes the draft say what it shall; one that says so already is left alone. */
export async function putBack(ask: Ask, { id }: Report, draft: Draft, content: Content): Promise<void> {
  if (JSON.stringify(draft.content) === JSON.stringify(content)) return
  draft.content = content
  await putDraft(ask, id, draft)
}

/** The same report over and over, under other ids and with other words in each line, until it has so many bytes of text. */
function enlarged(content: Content, bytes: number): Content {
  const times = Math.ceil(bytes / textBytes(content))
  const blocks = Array.from({ length: times }, (_, part) => {
    const copy = JSON.parse(JSON.stringify(content.document), (name, value) => (name === 'id' ? `${value}-${part}` : value)) as Content['document']
    for (const line of linesOf(copy)) line.text = `${line.text} Part ${part}.`
    return copy.content
  })
  return { ...content, document: { type: 'doc', content: blocks.flat() } }
}

/** What reading a revision costs at the least: its JSON, and the hash that proves it. */
function parsed(text: string): Content {
  createHash('sha256').update(text).digest('hex')
  return JSON.parse(text) as Content
}

const textBytes = ({ standfirst, document }: Content) => Buffer.byteLength([standfirst, ...textLines(document)].join('\n'))

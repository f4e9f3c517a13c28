import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Ask, client, type Reply, strictly, unpacks } from './asking.ts'
import { commits } from './commits.ts'
import { putDraft, readDraft, revise } from './drafts.ts'
import { type Group, median, percentile, times } from './figure.ts'
import type { Host, Report } from './host.ts'

const WARM_UP = 15
const EDITIONS = 100
/** Milliseconds between two requests of those who read meanwhile. */
const PAUSE = 5

/** From asking for an edition to having it as a reader: it is published, and the very next request for the page is answered. */
export async function publishingFigures(host: Host, report: Report, authorized: (ask: Ask) => Ask): Promise<Group> {
  const desk = authorized(strictly(client(host.port)))
  const reader = strictly(client(host.port))
  const draft = await readDraft(desk, report.id)
  const baseline = commits(host.dataDir, JSON.stringify(draft.content))
  const visible: number[] = []
  const published: number[] = []
  const committed: number[] = []
  let fresh = 0
  for (let run = 0; run < WARM_UP + EDITIONS; run++) {
    await polished(reader, report)
    revise(draft, 1_000 + run)
    await putDraft(desk, report.id, draft)
    const begun = performance.now()
    await desk('POST', `/api/v1/reports/${report.id}/editions`, {}, JSON.stringify({ change: 'minor', note: `Run ${run}.` }))
    const answered = performance.now()
    const page = await reader('GET', `/sponsors/${report.slug}`, unpacks)
    const seen = performance.now()
    const commit = baseline.commit()
    if (run < WARM_UP) continue
    visible.push(seen - begun)
    published.push(answered - begun)
    committed.push(commit)
    if (wordsOf(page).includes(`Run ${1_000 + run}.`)) fresh++
  }
  baseline.close()
  const [p50, p99] = [median(visible), percentile(visible, 0.99)]
  const samples = `${EDITIONS} editions`
  const commit = `${times(committed, 0.5, 0.99)} one such commit`
  return {
    name: 'Published over the API',
    figures: [
      {
        what: 'until a reader has it, p50 / p99',
        measured: times(visible, 0.5, 0.99),
        target: '20 / 50 ms',
        met: p50 <= 20 && p99 <= 50,
        baseline: commit,
        samples,
      },
      { what: 'until the API has answered, p50 / p99', measured: times(published, 0.5, 0.99), target: '', met: null, baseline: commit, samples },
      {
        what: 'the first request after it shows it',
        measured: `${fresh} of ${EDITIONS}`,
        target: 'every one',
        met: fresh === EDITIONS,
        baseline: '',
        samples,
      },
    ],
  }
}

/** Reads the page as others do, until it came in fewer bytes: it is compressed once more, better, after its first answer, and the next edition waits until that is over. */
async function polished(reader: Ask, { slug }: Report): Promise<void> {
  const sizes = new Set<number>()
  for (const until = performance.now() + 2_000; sizes.size < 2 && performance.now() < until; await sleep(PAUSE))
    sizes.add((await reader('GET', `/sponsors/${slug}`, unpacks)).body.length)
}

/** The bytes of an answer, unpacked, as text. */
export function wordsOf({ headers, body }: Reply): string {
  const coding = headers['content-encoding']
  return (coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body).toString()
}

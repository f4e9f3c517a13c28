import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Ask, client, type Reply, strictly, unpacks } from './asking.ts'
import { commits } from './commits.ts'
import { type Draft, putDraft, readDraft, revise } from './drafts.ts'
import { type Figure, type Group, median, percentile, times } from './figure.ts'
import type { Host, Report } from './host.ts'

const WARM_UP = 15
const EDITIONS = 100
/** Milliseconds between two requests of those who read meanwhile. */
const PAUSE = 5
/** Milliseconds from asking until a reader has it. */
const TARGET = { p50: 20, p99: 50 }

type Measured = { visible: number[]; published: number[]; committed: number[]; fresh: number }

/**
 * From asking for an edition to having it as a reader: it is published, and the very next request for the page is
 * answered. Once of a revision that was cut before, as the desk does it, and once of the draft as it is, which is cut
 * then, as the API alone does it. The target holds for both.
 */
export async function publishingFigures(host: Host, report: Report, authorized: (ask: Ask) => Ask): Promise<Group> {
  const desk = authorized(strictly(client(host.port)))
  const draft = await readDraft(desk, report.id)
  const revision = await editions(host, report, desk, draft, async () => {
    const { body } = await desk('POST', `/api/v1/reports/${report.id}/revisions`, {}, '{}')
    return { revision: (JSON.parse(body.toString()) as { number: number }).number }
  })
  const asItIs = await editions(host, report, desk, draft, async () => ({}))
  return { name: 'Published over the API', figures: [...figuresOf('a revision', revision), ...figuresOf('the draft', asItIs)] }
}

async function editions(host: Host, report: Report, desk: Ask, draft: Draft, prepared: () => Promise<object>): Promise<Measured> {
  const reader = strictly(client(host.port))
  const baseline = commits(host.dataDir, JSON.stringify(draft.content))
  const measured: Measured = { visible: [], published: [], committed: [], fresh: 0 }
  for (let run = 0; run < WARM_UP + EDITIONS; run++) {
    const number = ++count
    await polished(reader, report)
    revise(draft, number)
    await putDraft(desk, report.id, draft)
    const body = JSON.stringify({ ...(await prepared()), change: 'minor', note: `Edition ${number}.` })
    const begun = performance.now()
    await desk('POST', `/api/v1/reports/${report.id}/editions`, {}, body)
    const answered = performance.now()
    const page = await reader('GET', `/sponsors/${report.slug}`, unpacks)
    const seen = performance.now()
    const commit = baseline.commit()
    if (run < WARM_UP) continue
    measured.visible.push(seen - begun)
    measured.published.push(answered - begun)
    measured.committed.push(commit)
    if (wordsOf(page).includes(`Run ${number}.`)) measured.fresh++
  }
  baseline.close()
  return measured
}

let count = 1_000

function figuresOf(what: string, { visible, published, committed, fresh }: Measured): Figure[] {
  const [p50, p99] = [median(visible), percentile(visible, 0.99)]
  const samples = `${EDITIONS} editions`
  const baseline = `${times(committed, 0.5, 0.99)} one such commit`
  return [
    {
      what: `${what}, until a reader has it, p50 / p99`,
      measured: times(visible, 0.5, 0.99),
      target: `${TARGET.p50} / ${TARGET.p99} ms`,
      met: p50 <= TARGET.p50 && p99 <= TARGET.p99,
      baseline,
      samples,
    },
    { what: `${what}, until the API has answered, p50 / p99`, measured: times(published, 0.5, 0.99), target: '', met: null, baseline, samples },
    {
      what: `${what}, shown to the first request after it`,
      measured: `${fresh} of ${EDITIONS}`,
      target: 'every one',
      met: fresh === EDITIONS,
      baseline: '',
      samples,
    },
  ]
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

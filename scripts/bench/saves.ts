import { type Ask, client, strictly } from './asking.ts'
import { commits } from './commits.ts'
import { type Draft, putDraft, readDraft, revise } from './drafts.ts'
import { digits, type Group, median, percentile, times } from './figure.ts'
import type { Host, Report } from './host.ts'
import { cpuSeconds } from './processes.ts'

const WARM_UP = 40
const SAVES = 300
const TOGETHER = 6_000

type Writer = { ask: Ask; report: Report; draft: Draft }

/** What a save of a draft over the API takes: one writer alone, then each of several reports with a writer of its own. */
export async function saveFigures(host: Host, reports: Report[], authorized: (ask: Ask) => Ask): Promise<Group> {
  const writers = await Promise.all(
    reports.map(async (report): Promise<Writer> => {
      const ask = authorized(strictly(client(host.port)))
      return { ask, report, draft: await readDraft(ask, report.id) }
    }),
  )
  const [alone] = writers
  if (!alone) throw new Error('There is no report to write in.')
  const body = JSON.stringify(alone.draft.content)
  const baseline = commits(host.dataDir, body)
  let run = 0
  const save = ({ ask, report, draft }: Writer) => {
    revise(draft, ++run)
    return putDraft(ask, report.id, draft)
  }
  for (let each = 0; each < WARM_UP; each++) baseline.commit() + (await save(alone))

  const saved: number[] = []
  const committed: number[] = []
  const before = cpuSeconds(host.pid())
  for (let each = 0; each < SAVES; each++) {
    saved.push(await save(alone))
    committed.push(baseline.commit())
  }
  const used = cpuSeconds(host.pid()) - before

  const together = await savesTogether(writers, save)
  const begun = performance.now()
  const row: number[] = []
  while (performance.now() < begun + 1_000) row.push(baseline.commit())
  const commitsPerSecond = row.length / ((performance.now() - begun) / 1_000)
  baseline.close()

  const perSecond = together.times.length / together.seconds
  const samples = `${SAVES} saves`
  const samplesTogether = `${TOGETHER / 1_000} s, ${together.times.length} saves`
  return {
    name: `Draft saved over the API, ${digits(Buffer.byteLength(body) / 1_000)} KB`,
    figures: [
      {
        what: 'one writer, p50 / p99',
        measured: times(saved, 0.5, 0.99),
        target: '15 / 45 ms',
        met: median(saved) <= 15 && percentile(saved, 0.99) <= 45,
        baseline: `${times(committed, 0.5, 0.99)} one such commit`,
        samples,
      },
      {
        what: 'processor time per save',
        measured: `${digits((used / SAVES) * 1_000)} ms`,
        target: '',
        met: null,
        baseline: `${digits(median(committed))} ms one such commit`,
        samples,
      },
      {
        what: `${writers.length} writers on as many reports, saves a second`,
        measured: digits(perSecond),
        target: 'at least 100',
        met: perSecond >= 100,
        baseline: `${digits(commitsPerSecond)} such commits`,
        samples: samplesTogether,
      },
      {
        what: `${writers.length} writers on as many reports, p50 / p99`,
        measured: times(together.times, 0.5, 0.99),
        target: '',
        met: null,
        baseline: `${times(row, 0.5, 0.99)} one such commit`,
        samples: samplesTogether,
      },
    ],
  }
}

async function savesTogether(writers: Writer[], save: (writer: Writer) => Promise<number>): Promise<{ times: number[]; seconds: number }> {
  for (const writer of writers) for (let each = 0; each < 5; each++) await save(writer)
  const times: number[] = []
  const begun = performance.now()
  const write = async (writer: Writer) => {
    while (performance.now() < begun + TOGETHER) times.push(await save(writer))
  }
  await Promise.all(writers.map(write))
  return { times, seconds: (performance.now() - begun) / 1_000 }
}

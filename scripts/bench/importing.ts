import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ask, client, strictly } from './asking.ts'
import { digits, type Group, median, percentile, times } from './figure.ts'
import type { Host } from './host.ts'
import { somebodyWhoAsks } from './meanwhile.ts'
import { root } from './processes.ts'

const MANUSCRIPT = 5_000_000
const PREVIEWS = 5

/** How long a manuscript of 5 MB takes until its preview is there, and how long a reader of a page waits meanwhile. */
export async function importingFigures(host: Host, path: string, authorized: (ask: Ask) => Ask): Promise<Group> {
  const desk = authorized(strictly(client(host.port)))
  const somebody = somebodyWhoAsks(host.port, path)
  const manuscript = largest()
  // The thread remembers what it read last, hence another manuscript each time.
  const bodies = Array.from({ length: PREVIEWS + 1 }, (_, run) => JSON.stringify({ manuscript: `${manuscript}\n\nRun ${run}.\n` }))
  const preview = (run: number) => desk('POST', '/api/v1/imports/preview', {}, bodies[run])
  const parsed: number[] = []
  const previews: number[] = []
  const waits: number[] = []
  await preview(PREVIEWS)
  for (let run = 0; run < PREVIEWS; run++) {
    const { took, waited } = await somebody.meanwhile(() => preview(run))
    previews.push(took)
    waits.push(...waited)
    const before = performance.now()
    JSON.parse(bodies[run] ?? '')
    parsed.push(performance.now() - before)
  }
  await somebody.leave()
  const slowest = percentile(waits, 1)
  return {
    name: 'A manuscript of 5 MB',
    figures: [
      {
        what: 'until its preview is there, p50 / most',
        measured: times(previews, 0.5, 1),
        target: 'under 2,000 ms',
        met: percentile(previews, 1) < 2_000,
        baseline: `${digits(median(parsed))} ms to parse its JSON`,
        samples: `${PREVIEWS} previews`,
      },
      {
        what: 'a page asked for meanwhile, p50 / p99 / most',
        measured: times(waits, 0.5, 0.99, 1),
        target: 'at most 200 ms',
        met: slowest <= 200,
        baseline: `${digits(median(parsed))} ms to parse its JSON`,
        samples: `${digits(waits.length)} pages`,
      },
    ],
  }
}

/** The manuscript of the tests, over and over, up to the most that is taken. */
function largest(): string {
  const text = readFileSync(join(root, 'tests', 'fixtures', 'manuscript.txt'), 'utf8')
  return text.repeat(Math.ceil(MANUSCRIPT / text.length)).slice(0, Math.floor((MANUSCRIPT * text.length) / Buffer.byteLength(text)) - 1_000)
}

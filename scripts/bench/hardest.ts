import { setTimeout as sleep } from 'node:timers/promises'
import { compareContents } from '#domain/compare/compare.ts'
import { canonical } from '#domain/richtext/parse.ts'
import { type Ask, client, type Reply, strictly } from './asking.ts'
import { cutBoth, putBack } from './comparing.ts'
import { readDraft } from './drafts.ts'
import { digits, type Group, percentile, times } from './figure.ts'
import type { Host, Report } from './host.ts'
import { hostilePairs } from './hostile.ts'
import { somebodyWhoAsks } from './meanwhile.ts'
import { cookieOf } from './signed-in.ts'

/** Those that are asked of the server: many nodes, many changes, much to be shown, much to be compared. */
const ASKED = [
  'short paragraphs, shuffled and each edited',
  'lists as deep as they may be, under other ids',
  'links, each to another place',
  'a table of six thousand rows, reversed and edited under other ids',
]
const TIMES = 3

/** How long the hardest comparisons take at the most, and how long somebody else waits while they are asked for. */
export async function hardestFigures(host: Host, report: Report, session: string, authorized: (ask: Ask) => Ask): Promise<Group> {
  const compared: number[] = []
  const parsed: number[] = []
  for (const make of Object.values(hostilePairs())) {
    const [older, newer] = make()
    const begun = performance.now()
    compareContents(older, newer)
    compared.push(performance.now() - begun)
    const texts = [canonical(older), canonical(newer)]
    const before = performance.now()
    for (const text of texts) JSON.parse(text)
    parsed.push(performance.now() - before)
  }

  const saving = authorized(strictly(client(host.port)))
  const draft = await readDraft(saving, report.id)
  const original = structuredClone(draft.content)
  const cuts: { from: number; to: number }[] = []
  for (const name of ASKED) {
    const pair = hostilePairs()[name]?.()
    if (!pair) throw new Error(`There is no pair “${name}”.`)
    cuts.push(await cutBoth(saving, report, draft, pair))
  }
  // A new process: what saving megabytes left behind is collected in pauses that no comparison causes.
  await host.stop()
  await host.start()

  // On a machine that is busy with other things a comparison may be refused.
  const asking = authorized(client(host.port))
  const browser = strictly(client(host.port))
  const somebody = somebodyWhoAsks(host.port, '/api/health')
  const cookie = await cookieOf(host, session)
  const pages: number[] = []
  const waits: number[] = []
  let refused = 0
  const noting = async (reply: Promise<Reply>) => {
    const { status, body } = await reply
    if (status !== 200 || body.includes('could not be compared')) refused++
  }
  for (const { from, to } of cuts) {
    const asks = [
      () => noting(browser('GET', `/desk/reports/${report.id}/compare?from=${from}&to=${to}`, { cookie })),
      () => noting(asking('GET', `/api/v1/reports/${report.id}/compare?from=${from}&to=${to}`)),
    ]
    for (const [which, ask] of asks.entries()) {
      // The first of a process reads what it needs from the disk.
      for (let run = 0; run <= TIMES; run++) {
        const { took, waited } = await somebody.meanwhile(ask)
        if (run === 0) continue
        if (which === 0) pages.push(took)
        waits.push(...waited)
      }
    }
  }
  const bare = (await somebody.meanwhile(() => sleep(2_000))).waited
  await somebody.leave()
  await putBack(authorized(strictly(client(host.port))), report, draft, original)

  return {
    name: 'The hardest comparisons',
    figures: [
      {
        what: 'compared, the slowest',
        measured: times(compared, 1),
        target: 'at most 2,000 ms',
        met: percentile(compared, 1) <= 2_000,
        baseline: `${times(parsed, 1)} to parse both`,
        samples: `${compared.length} pairs`,
      },
      {
        what: 'the page opened, the slowest',
        measured: times(pages, 1),
        target: 'at most 2,000 ms',
        met: percentile(pages, 1) <= 2_000,
        baseline: `${times(parsed, 1)} to parse both`,
        samples: `${pages.length} pages`,
      },
      {
        what: 'refused after two seconds',
        measured: `${refused}`,
        target: 'none',
        met: refused === 0,
        baseline: '',
        samples: `${2 * ASKED.length * (TIMES + 1)} requests`,
      },
      {
        what: 'another request meanwhile, p50 / p99 / most',
        measured: times(waits, 0.5, 0.99, 1),
        target: 'at most 50 ms',
        met: percentile(waits, 1) <= 50,
        baseline: `${times(bare, 0.5, 0.99, 1)} when nothing else is asked`,
        samples: `${digits(waits.length)} requests`,
      },
    ],
  }
}

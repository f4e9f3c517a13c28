import { setTimeout as sleep } from 'node:timers/promises'
import { type Ask, client, type Reply, strictly, unpacks } from './asking.ts'
import type { BareAnswer } from './bare-server.ts'
import { digits, type Group, median, percentile } from './figure.ts'
import type { Host } from './host.ts'
import type { Load, Loaded } from './load.ts'
import { asked, besides, cpuSeconds, ended, residentMegabytes } from './processes.ts'

const CONNECTIONS = 32
/** Many short rounds in turn, so that what else the machine does falls on both alike. */
const ROUNDS = 9
const SECONDS = 1

type Round = Loaded & { cpu: number }

/** How fast the report page is answered, and at what cost, beside a bare Node server that sends the same bytes. */
export async function pageFigures(host: Host, path: string): Promise<Group> {
  const page = await settled(strictly(client(host.port)), path)
  const bare = besides(new URL('./bare-server.ts', import.meta.url))
  const load = besides(new URL('./load.ts', import.meta.url))
  try {
    const headers = sameHeaders(page)
    const tag = String(page.headers.etag)
    const unchanged = sameHeaders(await client(host.port)('GET', path, { ...unpacks, 'if-none-match': tag }))
    const answer: BareAnswer = { headers, body: page.body.toString('base64'), unchanged }
    const barePort = await asked<number>(bare, answer)
    const round = async (port: number, pid: number, seconds = SECONDS, known?: string): Promise<Round> => {
      const before = cpuSeconds(pid)
      const task: Load = { port, path, connections: CONNECTIONS, seconds, ...(known !== undefined && { known }) }
      const loaded = await asked<Loaded>(load, task)
      return { ...loaded, cpu: cpuSeconds(pid) - before }
    }
    const both = async (known?: string) => ({
      ours: await round(host.port, host.pid(), SECONDS, known),
      theirs: await round(barePort, bare.pid ?? 0, SECONDS, known),
    })
    await round(host.port, host.pid(), 1.5)
    await round(barePort, bare.pid ?? 0, 1.5)
    const [pages, unchangedPages]: [Rounds, Rounds] = [[], []]
    for (let each = 0; each < ROUNDS; each++) pages.push(await both())
    for (let each = 0; each < ROUNDS; each++) unchangedPages.push(await both(tag))
    const megabytes = residentMegabytes(host.pid())
    return group(pages, unchangedPages, megabytes, page)
  } finally {
    await Promise.all([ended(bare), ended(load)])
  }
}

type Rounds = { ours: Round; theirs: Round }[]

function group(pages: Rounds, unchanged: Rounds, megabytes: number, page: Reply): Group {
  const busy = Math.max(...[...pages, ...unchanged].flatMap((round) => [round.ours.busy, round.theirs.busy]))
  return {
    name: `Report page, ${CONNECTIONS} connections, ${digits(page.body.length)} bytes of ${page.headers['content-encoding']}`,
    figures: [
      ...figuresOf(pages, ''),
      ...figuresOf(unchanged, ', where it has not changed (304)'),
      {
        what: 'memory under this load',
        measured: `${digits(megabytes)} MB`,
        target: 'at most 280 MB',
        met: megabytes <= 280,
        baseline: '',
        samples: '1 process',
      },
    ],
    notes: busy > 0.9 ? [`The load used ${digits(busy * 100)} % of a core at its busiest: answers a second are a lower bound.`] : [],
  }
}

function figuresOf(rounds: Rounds, which: string): Group['figures'] {
  const [ours, theirs] = [rounds.map((round) => round.ours), rounds.map((round) => round.theirs)]
  const share = median(rounds.map((round) => rate(round.ours) / rate(round.theirs)))
  const [cost, bareCost] = [microseconds(ours), microseconds(theirs)]
  const late = (of: Round[]) => percentile(allTimes(of), 0.99)
  const samples = `${ROUNDS} × ${SECONDS} s, ${digits(total(ours))} answers`
  return [
    {
      what: `answers a second${which}`,
      measured: `${digits(median(ours.map(rate)))} (${share.toFixed(2)} of bare)`,
      target: 'at least 0.65 of bare',
      met: share >= 0.65,
      baseline: `${digits(median(theirs.map(rate)))} bare Node`,
      samples,
    },
    {
      what: `processor time per answer${which}`,
      measured: `${digits(cost)} µs`,
      target: 'at most 50 µs',
      met: cost <= 50,
      baseline: `${digits(bareCost)} µs bare Node`,
      samples,
    },
    {
      what: `time to answer${which}, p50 / p99`,
      measured: both(ours),
      target: 'p99 under 3 times',
      met: late(ours) < 3 * late(theirs),
      baseline: `${both(theirs)} bare Node`,
      samples,
    },
  ]
}

/** The page once its bytes do not change any more: it is compressed again, better, after the first answer. */
async function settled(ask: Ask, path: string): Promise<Reply> {
  let page = await ask('GET', path, unpacks)
  for (let same = 0; same < 4; ) {
    await sleep(150)
    const again = await ask('GET', path, unpacks)
    same = again.body.equals(page.body) ? same + 1 : 0
    page = again
  }
  return page
}

/** The headers of an answer but those that every Node server adds itself. */
function sameHeaders({ rawHeaders }: Reply): string[] {
  const own = (name: string | undefined) => !['date', 'connection', 'keep-alive'].includes(name?.toLowerCase() ?? '')
  return rawHeaders.filter((_, at) => own(rawHeaders[at - (at % 2)]))
}

const total = (rounds: Round[]) => rounds.reduce((sum, { answers }) => sum + answers, 0)
const rate = ({ answers, seconds }: Round) => answers / seconds
const microseconds = (rounds: Round[]) => (rounds.reduce((sum, { cpu }) => sum + cpu, 0) / total(rounds)) * 1e6
const allTimes = (rounds: Round[]) => rounds.flatMap(({ times }) => times)
function both(rounds: Round[]): string {
  const all = allTimes(rounds)
  return `${percentile(all, 0.5).toFixed(2)} / ${percentile(all, 0.99).toFixed(2)} ms`
}

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, connect } from '#db/connection.ts'
import { type Ask, client, strictly, unpacks } from './asking.ts'
import { digits, type Group, percentile, times } from './figure.ts'
import { host } from './host.ts'
import { library, rareWord } from './library.ts'
import type { Load, Loaded } from './load.ts'
import { asked, besides, ended, residentMegabytes } from './processes.ts'

const REPORTS = 10_000
const RARE = 200
const COMMON = 60
/** Words that nearly every report has, and a beginning that many words have. */
const common = ['the', 'olympic', 'timing', 'partnership', 'olymp']
const READERS = 8
const SECONDS = 4

/** What a search costs among ten thousand reports, over HTTP and made anew each time, and how readers of a page fare meanwhile. */
export async function searchingFigures(): Promise<Group> {
  const city = await host()
  await city.start()
  const connection = connect(join(city.dataDir, 'hostcity.db'), 'write')
  try {
    await library(connection, REPORTS)
    const { slug } = await city.report('OMEGA')
    const ask = strictly(client(city.port))
    const before = residentMegabytes(city.pid())
    const rare = Array.from({ length: RARE }, (_, run) => rareWord((run * 7_919) % REPORTS))
    const often = Array.from({ length: COMMON }, (_, run) => common[run % common.length] ?? '')
    await took(ask, often.slice(0, 10))
    const [rareTimes, commonTimes] = [await took(ask, rare), await took(ask, often)]
    const after = residentMegabytes(city.pid())
    const [bareRare, bareCommon] = [bare(connection, rare), bare(connection, often)]
    const { alone, meanwhile, searches } = await readers(city.port, `/sponsors/${slug}`, ask, often)
    return {
      name: `Search among ${digits(REPORTS)} reports of some 1,500 words`,
      figures: [
        {
          what: 'a rare word, p50 / p99',
          measured: times(rareTimes, 0.5, 0.99),
          target: 'p50 under 10 ms',
          met: percentile(rareTimes, 0.5) < 10,
          baseline: `${times(bareRare, 0.5, 0.99)} for FTS5 alone, ten rows by bm25`,
          samples: `${RARE} words`,
        },
        {
          what: 'a word of nearly every report, p50 / p99',
          measured: times(commonTimes, 0.5, 0.99),
          target: 'p50 under 60 ms',
          met: percentile(commonTimes, 0.5) < 60,
          baseline: `${times(bareCommon, 0.5, 0.99)} for FTS5 alone, ten rows by bm25`,
          samples: `${COMMON} searches`,
        },
        {
          what: `a page meanwhile, ${READERS} readers, p50 / p99`,
          measured: times(meanwhile.times, 0.5, 0.99),
          target: 'p99 at most 10 ms more',
          met: percentile(meanwhile.times, 0.99) < percentile(alone.times, 0.99) + 10,
          baseline: `${times(alone.times, 0.5, 0.99)} while nobody searches`,
          samples: `${digits(meanwhile.answers)} pages, ${searches} searches`,
        },
        {
          what: 'memory with the thread that searches',
          measured: `${digits(after)} MB`,
          target: 'at most 280 MB',
          met: after <= 280,
          baseline: `${digits(before)} MB before the first search`,
          samples: '',
        },
      ],
    }
  } finally {
    connection.close()
    await city.stop()
  }
}

async function took(ask: Ask, words: readonly string[]): Promise<number[]> {
  const taken: number[] = []
  for (const word of words) {
    const begun = performance.now()
    const { body } = await ask('GET', `/search.json?q=${word}`)
    taken.push(performance.now() - begun)
    if (!body.includes('"total":') || body.includes('"total":0')) throw new Error(`Nothing was found for ${word}.`)
  }
  return taken
}

/** The same words, asked of the index alone, in this process. */
function bare(connection: Connection, words: readonly string[]): number[] {
  const query = connection.prepare('select rowid from published_words where published_words match ? order by rank limit 10')
  return words.map((word) => {
    const begun = performance.now()
    query.all(`"${word}" *`)
    return performance.now() - begun
  })
}

/** Readers of one page, first alone and then beside two who search without pause. */
async function readers(port: number, path: string, ask: Ask, words: readonly string[]) {
  const load = besides(new URL('./load.ts', import.meta.url))
  try {
    const round = () => asked<Loaded>(load, { port, path, connections: READERS, seconds: SECONDS } satisfies Load)
    await ask('GET', path, unpacks)
    await sleep(1_500)
    const alone = await round()
    let isReading = true
    let searches = 0
    const searching = [client(port), client(port)].map(async (one) => {
      for (let run = 0; isReading; run++) {
        await strictly(one)('GET', `/search?q=${words[run % words.length]}`)
        searches++
      }
    })
    const meanwhile = await round()
    isReading = false
    await Promise.all(searching)
    return { alone, meanwhile, searches }
  } finally {
    await ended(load)
  }
}

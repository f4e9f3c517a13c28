import { join } from 'node:path'
import { connect } from '#db/connection.ts'
import { type Ask, client, strictly } from './asking.ts'
import { digits, type Group, median } from './figure.ts'
import { host } from './host.ts'
import { library } from './library.ts'
import { cpuSeconds } from './processes.ts'

const SMALL = 10
const LARGE = { sponsors: 500, editions: 40 }
const WARM_UP = 60
const ROUNDS = 9
const PAGES = 40

/** What drawing a report page costs among ten sponsors, and among many of them with many editions each. Shown to somebody with a token it is drawn anew each time. */
export async function largeLibraryFigures(): Promise<Group> {
  const city = await host()
  await city.start()
  const connection = connect(join(city.dataDir, 'hostcity.db'), 'write')
  try {
    const { slug } = await city.report('OMEGA')
    const ask = strictly(client(city.port))
    const path = `/sponsors/${slug}`
    await library(connection, SMALL - 1)
    const few = await cost(ask, path, city.pid())
    await library(connection, LARGE.sponsors - SMALL, { first: SMALL, editionsEach: LARGE.editions })
    const many = await cost(ask, path, city.pid())
    const times = many / few
    return {
      name: `A report page among ${LARGE.sponsors} sponsors of ${LARGE.editions} editions each`,
      figures: [
        {
          what: 'processor time to draw it',
          measured: `${digits(many)} ms (${times.toFixed(2)} times)`,
          target: 'at most 1.2 times',
          met: times <= 1.2,
          baseline: `${digits(few)} ms among ${SMALL}`,
          samples: `${ROUNDS} × ${PAGES} pages`,
        },
      ],
    }
  } finally {
    connection.close()
    await city.stop()
  }
}

/** Milliseconds of processor time for a page, the middle one of some rounds. */
async function cost(ask: Ask, path: string, pid: number): Promise<number> {
  const draw = () => ask('GET', path, { authorization: 'Bearer nobody' })
  for (let run = 0; run < WARM_UP; run++) await draw()
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = cpuSeconds(pid)
    for (let page = 0; page < PAGES; page++) await draw()
    rounds.push(((cpuSeconds(pid) - before) * 1_000) / PAGES)
  }
  return median(rounds)
}

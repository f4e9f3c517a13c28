import { cpus, loadavg } from 'node:os'
import { byteFigures } from './bytes.ts'
import { comparingFigures } from './comparing.ts'
import { type Group, table } from './figure.ts'
import { growthFigures } from './growing.ts'
import { hardestFigures } from './hardest.ts'
import { host } from './host.ts'
import { importingFigures } from './importing.ts'
import { largeLibraryFigures } from './large-library.ts'
import { pageFigures } from './page.ts'
import { prepared } from './prepared.ts'
import { publishingFigures } from './publishing.ts'
import { saveFigures } from './saves.ts'
import { searchingFigures } from './searching.ts'
import { socketFigures } from './socket.ts'
import { startingFigures } from './starting.ts'

/** Measures everything over one Host City of its own, in some three minutes. Gives the table, ready to be printed. */
export async function run(): Promise<string> {
  const begun = performance.now()
  const loads = loadavg()
  const groups: Group[] = []
  const measured = async (what: string, group: () => Promise<Group>): Promise<void> => {
    process.stderr.write(`Measuring ${what}.\n`)
    groups.push(await group())
  }

  const city = await host()
  await city.start()
  const { reports, published, compared, opened, grown, email, sessions, authorized } = await prepared(city)
  const path = `/sponsors/${published.slug}`
  await measured('the report page', () => pageFigures(city, path))
  await measured('its bytes', () => byteFigures(city, path))
  await measured('saves of drafts', () => saveFigures(city, reports, authorized))
  await measured('the socket', () => socketFigures(city, opened, sessions))
  await measured('publishing', () => publishingFigures(city, published, authorized))
  await measured('comparisons', () => comparingFigures(city, compared, sessions[0], authorized))
  await measured('the hardest comparisons', () => hardestFigures(city, compared, sessions[0], authorized))
  await measured('a long history', () => growthFigures(city, grown, email, authorized))
  await measured('a large manuscript', () => importingFigures(city, path, authorized))
  await city.stop()
  await measured('a large library', largeLibraryFigures)
  await measured('searching', searchingFigures)
  await measured('starts and memory', () => startingFigures(city))

  const seconds = Math.round((performance.now() - begun) / 1_000)
  return [
    '',
    `Host City on ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.version}, load average at the start ${loads.map((load) => load.toFixed(1)).join(' ')}, measured in ${seconds} s.`,
    ...((loads[0] ?? 0) > 0.5 ? ['Other work kept the machine busy: trust processor times, and figures beside their baselines, more than times.'] : []),
    '',
    table(groups),
    '',
  ].join('\n')
}

import { reports } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { walk } from '#domain/revisions/body.ts'
import { upgraded } from '#domain/richtext/upgrade.ts'
import type { Stored } from '#domain/richtext/upgrades.ts'

/**
 * Reads every revision against its hash and its schema, each report in order, so that each body is decoded once. One that
 * is damaged is named with those that lean on it, since one byte can take many of them.
 */
export function revisionFaults(db: Db): { seen: string; faults: string[] } {
  let seen = 0
  const faults: string[] = []
  for (const { id } of db.select({ id: reports.id }).from(reports).orderBy(reports.id).all()) {
    /** The damaged revisions, by the one that they were damaged with. */
    const damaged = new Map<number, number[]>()
    const source = new Map<number, number>()
    for (const { revision, text, leansOn } of walk(db, id)) {
      const { number, schemaVersion } = revision
      seen++
      if (text === null) {
        const first = (leansOn !== null && source.get(leansOn)) || number
        source.set(number, first)
        damaged.set(first, [...(damaged.get(first) ?? []), number])
      } else if (!isKnown(text, schemaVersion))
        faults.push(`revision ${number} of report ${id} is in version ${schemaVersion} of the rich text, of which this version of Host City does not know all`)
    }
    for (const [first, [, ...others]] of damaged) faults.push(`revision ${first} of report ${id} is damaged${withIt(others)}`)
  }
  return { seen: `${seen} against their hash`, faults }
}

function isKnown(text: string, version: number): boolean {
  try {
    return upgraded(JSON.parse(text) as Stored, version).ok
  } catch {
    return false
  }
}

const withIt = (others: number[]) =>
  others.length === 0
    ? ''
    : `, and so ${others.length === 1 ? 'is revision' : 'are revisions'} ${ranges(others)}, which ${others.length === 1 ? 'leans' : 'lean'} on it`

/** Ascending numbers in words: “3, 5 to 7 and 9”. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  const said = runs.flatMap(([from, to]) => (to - from < 2 ? numbers.filter((one) => one >= from && one <= to).map(String) : [`${from} to ${to}`]))
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : (said[0] ?? '')
}

import { createHash } from 'node:crypto'
import type { Line } from './lines.ts'
import type { Partial } from './runs.ts'
import { reader, writer } from './varints.ts'

type Typed = { start: number; length: number; person: string }

/** Who typed what of a revision that several people wrote: per line, by a hash of its words, stretches with their person. */
export type Split = Map<string, Typed[][]>

/**
 * Keeps who typed the words that a revision brought, where that is known: with the next revision the clients are
 * forgotten, and nothing else tells. Lines are known by four bytes of a hash, so that this outlives other lines.
 */
export function splitOf(lines: readonly Line[], runs: Partial, typistsOf: (line: Line) => (string | null)[] | null): Buffer | null {
  const found: { hash: string; stretches: Typed[] }[] = []
  for (const [index, line] of runs.entries()) {
    if (line.every(({ origin }) => origin)) continue
    const whole = lines[index] as Line
    const stretches = typedIn(line, typistsOf(whole) ?? [])
    if (stretches.length > 0) found.push({ hash: hashOf(whole), stretches })
  }
  if (found.length === 0) return null
  const persons = [...new Set(found.flatMap(({ stretches }) => stretches.map(({ person }) => person)))]
  const out = writer()
  out.number(persons.length)
  for (const person of persons) out.text(person)
  for (const { hash, stretches } of found) {
    out.number(Number.parseInt(hash, 16))
    out.number(stretches.length)
    let done = 0
    for (const { start, length, person } of stretches) {
      out.number(start - done)
      out.number(length)
      out.number(persons.indexOf(person))
      done = start + length
    }
  }
  return out.bytes()
}

/**
 * Who typed the words of a line that came. A sign among them that stood there before, a space or a stop that the
 * comparison counts to a change, goes with the word before it.
 */
function typedIn(line: Partial[number], typists: readonly (string | null)[]): Typed[] {
  const stretches: Typed[] = []
  let place = 0
  for (const { length, origin } of line) {
    let person = origin ? null : (typists.slice(place, place + length).find((each) => each) ?? null)
    for (let at = place; at < place + length && person !== null; at++) {
      person = typists[at] ?? person
      const last = stretches.at(-1)
      if (last?.person === person && last.start + last.length === at) last.length++
      else stretches.push({ start: at, length: 1, person })
    }
    place += length
  }
  return stretches
}

/** Reads what `splitOf` kept; what is damaged tells nothing. */
export function readSplit(bytes: Buffer): Split {
  const split: Split = new Map()
  const from = reader(bytes)
  try {
    const persons = Array.from({ length: from.number() }, () => from.text())
    while (!from.isAtEnd()) {
      const hash = from.number().toString(16)
      let done = 0
      const stretches = Array.from({ length: from.number() }, () => {
        const start = done + from.number()
        const length = from.number()
        done = start + length
        return { start, length, person: persons[from.number()] ?? '' }
      })
      split.set(hash, [...(split.get(hash) ?? []), stretches])
    }
  } catch {
    return new Map()
  }
  return split
}

/** Who typed what stands at a place of a line; of lines that say the same, the first comes first. */
export function typistsIn(split: Split, lines: readonly Line[], runs: Partial): (line: number, at: number) => string | null {
  const left = new Map([...split].map(([hash, each]) => [hash, [...each]]))
  const known = new Map<number, Typed[]>()
  for (const [index, line] of runs.entries()) {
    if (line.every(({ origin }) => origin)) continue
    const stretches = left.get(hashOf(lines[index] as Line))?.shift()
    if (stretches) known.set(index, stretches)
  }
  return (line, at) => known.get(line)?.find(({ start, length }) => start <= at && at < start + length)?.person ?? null
}

const hashOf = ({ part, text }: Line): string => Number.parseInt(createHash('sha256').update(`${part} ${text}`).digest('hex').slice(0, 8), 16).toString(16)

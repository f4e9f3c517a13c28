import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Line } from './lines.ts'
import type { Authorship, Origin, Run } from './runs.ts'
import { reader, writer } from './varints.ts'

/** No authorship unfolds to more: bytes that would are damaged. */
const maxOutputLength = 8_000_000

/** Whose the words of a run are, as a number: of its revision's one writer or nobody knows whose; lost with a damaged revision; else a person of the list. */
const UNTOLD = 0
const LOST = 1
const FIRST = 2

/**
 * An authorship as bytes. It holds no word and no length of a line's last run, which the lines themselves tell. `base` is
 * the unpacked form of an earlier one: what did not change since costs next to nothing (zstd, raw content as dictionary).
 */
export function packed(authorship: Authorship, base: Buffer | null): { bytes: Buffer; unpacked: Buffer } {
  const persons = [...new Set(authorship.flatMap((line) => line.flatMap(({ origin: { person } }) => (person === null ? [] : [person]))))]
  const out = writer()
  out.number(persons.length)
  for (const person of persons) out.text(person)
  for (const line of authorship) {
    out.number(line.length)
    for (const [at, { length, origin }] of line.entries()) {
      out.number(origin.revision ?? 0)
      out.number(origin.lost ? LOST : origin.person === null ? UNTOLD : FIRST + persons.indexOf(origin.person))
      if (at < line.length - 1) out.number(length)
    }
  }
  const unpacked = out.bytes()
  return { unpacked, bytes: zstdCompressSync(unpacked, base ? { dictionary: base } : {}) }
}

/** The unpacked form, or null where the bytes are damaged. */
export function unpackedOf(bytes: Buffer, base: Buffer | null): Buffer | null {
  try {
    return zstdDecompressSync(bytes, { maxOutputLength, ...(base && { dictionary: base }) })
  } catch {
    return null // It is derived: whoever asks derives it anew.
  }
}

/** Reads an unpacked authorship of these lines; null where it is not of them. */
export function authorshipFrom(unpacked: Buffer, lines: readonly Line[]): Authorship | null {
  const from = reader(unpacked)
  try {
    const persons = Array.from({ length: from.number() }, () => from.text())
    const authorship = lines.map(({ text }): Run[] => {
      const runs: Run[] = []
      let left = text.length
      for (let count = from.number(); count > 0; count--) {
        const origin = originOf(from.number(), from.number(), persons)
        const length = count > 1 ? from.number() : left
        runs.push({ length, origin })
        left -= length
      }
      return runs
    })
    const fits = authorship.every((line, at) => line.reduce((sum, { length }) => sum + length, 0) === lines[at]?.text.length)
    return fits && from.isAtEnd() ? authorship : null
  } catch {
    return null
  }
}

function originOf(revision: number, whose: number, persons: readonly string[]): Origin {
  if (whose === LOST) return { revision, person: null, lost: true }
  return { revision, person: whose >= FIRST ? (persons[whose - FIRST] ?? null) : null }
}

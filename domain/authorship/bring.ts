import type { Line } from './lines.ts'
import { type Authorship, filled, type Partial } from './runs.ts'
import { readSplit, typistsIn } from './split.ts'

/**
 * Credits all that is not known yet to a revision, or to the draft: to its one writer, or to who typed it, where several
 * wrote and that was kept.
 */
export function broughtBy(lines: readonly Line[], runs: Partial, revision: number | null, split: Buffer | null): Authorship {
  const personAt = split ? typistsIn(readSplit(split), lines, runs) : () => null
  return filled(runs, (line, at) => ({ revision, person: personAt(line, at) }))
}

/** Nothing is known of these lines yet. */
export const unknown = (lines: readonly Line[]): Partial => lines.map(({ text }) => (text === '' ? [] : [{ length: text.length, origin: null }]))

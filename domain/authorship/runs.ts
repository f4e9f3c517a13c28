import type { Stretch } from './stretches.ts'

/** The revision that brought words, null while no revision holds them; whose they are, where several wrote in it and that is known. */
export type Origin = {
  revision: number | null
  person: string | null
  /** This revision cannot be read, for damage or an unknown schema: nobody can tell what it brought and what came after it. */
  lost?: true
}

export type Run = { length: number; origin: Origin }

/** Who brought each word of a report: the runs of each line of `linesOf`, in its order. They add up to the line. */
export type Authorship = Run[][]

/** Runs of which some are not known yet. */
export type Partial = { length: number; origin: Origin | null }[][]

/** Carries what is known of an older state over to a newer one. */
export function carried(traced: readonly Stretch[][], older: Authorship): Partial {
  return traced.map((line) => line.flatMap(({ length, from }) => (from ? cut(older[from.line] ?? [], from.at, length) : [{ length, origin: null }])))
}

/** Fills what one does not know with what the other knows. Both are of the same lines. */
export function completed(one: Partial, other: Partial): Partial {
  return one.map((line, index) => {
    let place = 0
    return line.flatMap((run) => {
      const at = place
      place += run.length
      return run.origin ? [run] : cut(other[index] ?? [], at, run.length)
    })
  })
}

/** Gives every run that is not known yet its origin: `originAt` is asked for each place of it. */
export function filled(runs: Partial, originAt: (line: number, at: number) => Origin): Authorship {
  return runs.map((line, index) => {
    const result: Run[] = []
    let place = 0
    for (const { length, origin } of line) {
      if (origin) put(result, length, origin)
      else for (let at = place; at < place + length; at++) put(result, 1, originAt(index, at))
      place += length
    }
    return result
  })
}

function put(line: Run[], length: number, origin: Origin): void {
  const last = line.at(-1)
  if (length === 0) return
  if (last && sameOrigin(last.origin, origin)) last.length += length
  else line.push({ length, origin })
}

/** A stretch of a line of runs; where that is shorter, nothing is known of the rest. */
export function cut<Known extends Origin | null>(
  line: readonly { length: number; origin: Known }[],
  from: number,
  length: number,
): { length: number; origin: Known | null }[] {
  const result: { length: number; origin: Known | null }[] = []
  let place = 0
  let left = length
  for (const run of line) {
    const start = Math.max(place, from)
    place += run.length
    const taken = Math.min(place, from + length) - start
    if (taken <= 0) continue
    result.push({ length: taken, origin: run.origin })
    left -= taken
  }
  return left > 0 ? [...result, { length: left, origin: null }] : result
}

export const sameOrigin = (one: Origin, other: Origin): boolean => one.revision === other.revision && one.person === other.person && one.lost === other.lost

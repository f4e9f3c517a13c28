import type { Pair } from './pairing.ts'

/** A step of two lists laid over each other. */
export type Step =
  | ({ kind: 'pair' } & Pair)
  | { kind: 'removed'; older: number }
  | { kind: 'added'; newer: number }
  | { kind: 'moved-away'; older: number; newer: number }

/** Lays two lists of so many nodes over each other, in the newer's order, with what was removed or moved away at its old place. */
export function align(pairs: readonly Pair[], olders: number, newers: number): Step[] {
  const byNewer = new Map(pairs.map((pair) => [pair.newer, pair]))
  const home = new Map(pairs.map(({ older, newer }) => [older, newer]))
  const stayed = pairs.flatMap(({ older, moved }) => (moved ? [] : [older])).sort((one, other) => one - other)
  const result: Step[] = []
  const leave = (from: number) => {
    const end = stayed.shift() ?? olders
    for (let older = from; older < end; older++) {
      const newer = home.get(older)
      result.push(newer === undefined ? { kind: 'removed', older } : { kind: 'moved-away', older, newer })
    }
  }
  leave(0)
  for (let newer = 0; newer < newers; newer++) {
    const pair = byNewer.get(newer)
    result.push(pair ? { kind: 'pair', ...pair } : { kind: 'added', newer })
    if (pair && !pair.moved) leave(pair.older + 1)
  }
  return result
}

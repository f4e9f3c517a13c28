/** A stretch that both sequences hold: `length` elements from `older` in the one and from `newer` in the other. */
export type Run = { older: number; newer: number; length: number }

/**
 * The longest common subsequence of two sequences, as runs in order; null when more than `limit` elements differ, or
 * when `afford` has no more steps to give. E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986), the greedy algorithm, after equal beginnings and ends are set aside. It takes
 * (older + newer) × limit steps and limit² numbers at most.
 */
export function commonRuns(older: readonly number[], newer: readonly number[], limit: number, afford: (steps: number) => boolean = () => true): Run[] | null {
  const least = Math.min(older.length, newer.length)
  let head = 0
  while (head < least && older[head] === newer[head]) head++
  let tail = 0
  while (tail < least - head && older[older.length - 1 - tail] === newer[newer.length - 1 - tail]) tail++

  const [olders, newers] = [older.slice(head, older.length - tail), newer.slice(head, newer.length - tail)]
  // What stands in one alone differs at the least; counting that is much cheaper than finding out step by step.
  if (olders.length + newers.length - 2 * inCommon(olders, newers) > limit) return null
  const middle = greedy(olders, newers, limit, afford)
  if (!middle) return null
  const runs = middle.map((run) => ({ ...run, older: run.older + head, newer: run.newer + head }))
  return joined([{ older: 0, newer: 0, length: head }, ...runs, { older: older.length - tail, newer: newer.length - tail, length: tail }])
}

/** How many elements stand in both, whatever their order. */
export function inCommon(older: readonly number[], newer: readonly number[]): number {
  const times = new Map<number, number>()
  for (const element of older) times.set(element, (times.get(element) ?? 0) + 1)
  let common = 0
  for (const element of newer) {
    const left = times.get(element) ?? 0
    if (left === 0) continue
    common++
    times.set(element, left - 1)
  }
  return common
}

function greedy(older: readonly number[], newer: readonly number[], limit: number, afford: (steps: number) => boolean): Run[] | null {
  const n = older.length
  const m = newer.length
  if (n === 0 || m === 0) return []
  const most = Math.min(n + m, limit)
  const zero = most + 1
  // The furthest place in `older` on each diagonal (place in older less place in newer), after so many differences.
  const furthest = new Int32Array(2 * most + 3).fill(-1)
  furthest[zero + 1] = 0
  const rounds: Int32Array[] = []
  for (let differences = 0; differences <= most; differences++) {
    const last = differences - 2 * Math.max(0, differences - n)
    let steps = 0
    for (let diagonal = -(differences - 2 * Math.max(0, differences - m)); diagonal <= last; diagonal += 2) {
      const left = furthest[zero + diagonal - 1] as number
      const right = furthest[zero + diagonal + 1] as number
      let x = diagonal === -differences || (diagonal !== differences && left < right) ? right : left + 1
      const start = x
      while (x < n && x - diagonal < m && older[x] === newer[x - diagonal]) x++
      steps += 2 + x - start
      furthest[zero + diagonal] = x
      if (diagonal === n - m && x >= n) return trace(rounds, n, m)
    }
    if (!afford(steps)) return null
    rounds.push(furthest.slice(zero - differences, zero + differences + 1))
  }
  return null
}

/** Walks back through the rounds from the end, collecting the stretches that cost nothing. */
function trace(rounds: Int32Array[], n: number, m: number): Run[] {
  const runs: Run[] = []
  let x = n
  let diagonal = n - m
  for (let differences = rounds.length; differences > 0; differences--) {
    const before = rounds[differences - 1] as Int32Array
    const at = (wanted: number) => before[wanted + differences - 1] ?? -1
    const down = diagonal === -differences || (diagonal !== differences && at(diagonal - 1) < at(diagonal + 1))
    const from = down ? at(diagonal + 1) : at(diagonal - 1) + 1
    if (x > from) runs.push({ older: from, newer: from - diagonal, length: x - from })
    x = down ? from : from - 1
    diagonal += down ? 1 : -1
  }
  if (x > 0) runs.push({ older: 0, newer: 0, length: x })
  return runs.reverse()
}

/** The same runs without empty ones, neighbours made one. */
export function joined(runs: Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (run.length === 0) continue
    if (last && last.older + last.length === run.older && last.newer + last.length === run.newer) last.length += run.length
    else result.push({ ...run })
  }
  return result
}

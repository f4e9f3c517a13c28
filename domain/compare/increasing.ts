/**
 * Of numbers that each weigh something, the heaviest choice that only rises, as places in the list.
 * What is left out has moved; by weight, so that a short line counts as moved past a long table and not the other way.
 * G. Jacobson and K.-P. Vo, "Heaviest Increasing/Common Subsequence Problems", CPM 1992, with a Fenwick tree of maxima.
 */
export function heaviestRise(numbers: readonly number[], weights: readonly number[]): Set<number> {
  const ranks = new Map([...new Set(numbers)].sort((one, other) => one - other).map((number, index) => [number, index + 1]))
  const heaviest = new Array<{ weight: number; at: number }>(ranks.size + 1)
  const before: number[] = []
  let best = { weight: 0, at: -1 }
  for (const [at, number] of numbers.entries()) {
    const rank = ranks.get(number) as number
    let below = { weight: 0, at: -1 }
    for (let node = rank - 1; node > 0; node -= node & -node) {
      const found = heaviest[node]
      if (found && found.weight > below.weight) below = found
    }
    before[at] = below.at
    const own = { weight: below.weight + Math.max(1, weights[at] ?? 1), at }
    for (let node = rank; node <= ranks.size; node += node & -node) {
      if (own.weight > (heaviest[node]?.weight ?? 0)) heaviest[node] = own
    }
    if (own.weight > best.weight) best = own
  }
  const chosen = new Set<number>()
  for (let at = best.at; at >= 0; at = before[at] as number) chosen.add(at)
  return chosen
}

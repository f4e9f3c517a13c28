export type Distribution = { p50: number; p95: number; p99: number }

/** The middle, and how bad it gets. */
export function distribution(times: readonly number[]): Distribution {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export const median = (values: readonly number[]): number => distribution(values).p50

/** Runs something again and again, and gives how long each run took, in milliseconds. */
export async function timed(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work(run)
    times.push(performance.now() - started)
  }
  return times
}

/** A figure of Host City, what it is held to, and a figure of the same run to hold it against. */
export type Figure = { what: string; figure: string; target: string; met: boolean | null; baseline: string }

/** Below `most`, or at least `least`: whether a target is met, in its words. */
export const within = (value: number, most: number) => value <= most
export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
export const whole = (value: number) => Math.round(value).toLocaleString('en')

/** The figures as a table for a terminal. */
export function table(figures: readonly Figure[]): string {
  const head = ['', 'Host City', 'target', '', 'baseline of the same run']
  const rows = figures.map(({ what, figure, target, met, baseline }) => [what, figure, target, met === null ? '' : met ? 'met' : 'MISSED', baseline])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  return [head, widths.map((width) => '-'.repeat(width)), ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

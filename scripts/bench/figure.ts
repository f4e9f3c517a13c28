/** One row of the table. `met` is null where there is no target. */
export type Figure = { what: string; measured: string; target: string; met: boolean | null; baseline: string; samples: string }

/** The figures of one thing that was measured, under its name. `notes` stand below the table. */
export type Group = { name: string; figures: Figure[]; notes?: string[] }

/** The value that this share of the samples does not pass (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** Percentiles of times in milliseconds, as the table shows them: `8.1 / 14.0 ms`. */
export const times = (samples: readonly number[], ...shares: number[]): string => `${shares.map((share) => digits(percentile(samples, share))).join(' / ')} ms`

/** A number with as many digits as mean something. */
export const digits = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 1 ? 2 : value < 100 ? 1 : 0 })

/** The table, one group under the other, and how many targets were met. */
export function table(groups: readonly Group[]): string {
  const heads = ['', 'Host City', 'target', '', 'baseline of this run', 'samples']
  const rows = groups.flatMap(({ name, figures }) => [[name], ...figures.map(cells)])
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) => row.map((cell, column) => (row.length > 1 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  ')
  const body = rows.flatMap((row) => (row.length === 1 ? ['', ...row] : [line(row).trimEnd()]))
  const verdicts = groups.flatMap(({ figures }) => figures.map(({ met }) => met)).filter((met) => met !== null)
  const met = verdicts.filter(Boolean).length
  const notes = groups.flatMap((group) => group.notes ?? [])
  return [line(heads).trimEnd(), ...body, '', ...notes, `${met} targets met, ${verdicts.length - met} missed.`].join('\n')
}

const cells = ({ what, measured, target, met, baseline, samples }: Figure): string[] => [
  `  ${what}`,
  measured,
  target || '–',
  met === null ? '' : met ? 'met' : 'missed',
  baseline,
  samples,
]

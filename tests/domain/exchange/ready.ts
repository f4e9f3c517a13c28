import type { Chosen } from '#domain/exchange/reading-jobs.ts'
import { type ReadyReport, readyReport } from '#domain/exchange/ready-report.ts'

/** A manuscript that is ready to be kept. */
export function aReady(manuscript: string, chosen: Chosen = {}): ReadyReport {
  const ready = readyReport(manuscript, chosen)
  if (!ready.ok) throw new Error(`Refused: ${JSON.stringify(ready.refusal)}`)
  return ready.value
}

/** One report, so many times as long as the manuscript. */
export function aLong(manuscript: string, times: number): string {
  const [head = '', body = ''] = manuscript.replace(/^.*(?:all sponsors|end of report|host city ·).*$/gim, '').split(/^EXECUTIVE SUMMARY$/m)
  return `${head}EXECUTIVE SUMMARY\n${`${body}\n`.repeat(times)}`
}

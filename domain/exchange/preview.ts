import { ok, type Result, refuse } from '../result.ts'
import { contentOf } from './content-of.ts'
import { type Counts, countsOf } from './counts.ts'
import { linesOf, type NoManuscript } from './manuscript.ts'
import type { FindingKind, Piece, Reading } from './reading.ts'
import { counting, type Manuscript, type NoPart, partsOf, provedContent, type ReadyRefusal } from './ready-report.ts'

/** How much of a manuscript a preview shows. A report of fifty pages fits several times over. */
export const SHOWN = { parts: 100, pieces: 1_000, findings: 400, characters: 200_000 } as const

/** A report as a manuscript of several names it. */
export type PartName = { name: string | null; from: number; to: number }

export type Preview = {
  /** The reports of the manuscript: more than one where several were pasted together. */
  parts: PartName[]
  part: number
  /** What is shown of the report; `counts`, `findings` and `obstacle` speak of all of it, as it is proposed. */
  reading: Reading
  /** The manuscript's own lines, as they are read, from the first of the part on. */
  lines: string[]
  /** Whether the report is longer than what is shown. */
  isCut: boolean
  counts: Counts
  findings: Partial<Record<FindingKind, number>>
  /** Why it cannot be kept as it is. */
  obstacle: Extract<ReadyRefusal, { kind: 'invalid-document' | 'document-too-large' }> | null
}

/**
 * Shows what a manuscript would become, and keeps nothing. May take a while: never inside a transaction.
 * Refusals: empty-manuscript, manuscript-too-large, binary-manuscript, not-utf8, part-not-found.
 */
export function previewOf(manuscript: Manuscript, part = 0, read: typeof partsOf = partsOf): Result<Preview, NoManuscript | NoPart> {
  const all = read(manuscript)
  if (!all.ok) return all
  const { text, parts } = all.value
  const reading = parts[part]
  if (!reading) return refuse({ kind: 'part-not-found', parts: parts.length })
  const content = contentOf(reading, {}, counting('c'))
  const proved = provedContent(content)
  const { shown, last } = bounded(reading)
  return ok({
    parts: parts.slice(0, SHOWN.parts).map(({ header, from, to }) => ({ name: header.name, from, to })),
    part,
    reading: shown,
    lines: linesOf(text)
      .slice(reading.from - 1, last)
      .map((line) => line.slice(0, LONGEST)),
    isCut: shown.pieces.length < reading.pieces.length || shown.findings.length < reading.findings.length,
    counts: countsOf(content),
    findings: Object.fromEntries([...Map.groupBy(reading.findings, ({ kind }) => kind)].map(([kind, found]) => [kind, found.length])),
    obstacle: proved.ok ? null : proved.refusal,
  })
}

/** A line is shown up to here. */
const LONGEST = 5_000

/** As much of a reading as is shown, and the last line of the manuscript that belongs to it. */
function bounded(reading: Reading): { shown: Reading; last: number } {
  const pieces: Piece[] = []
  let room: number = SHOWN.characters
  for (const piece of reading.pieces) {
    room -= JSON.stringify(piece).length
    if (pieces.length === SHOWN.pieces || (room < 0 && pieces.length > 0)) break
    pieces.push(piece)
  }
  const last = pieces.length === reading.pieces.length ? reading.to : (reading.pieces[pieces.length]?.line ?? reading.to + 1) - 1
  const findings = reading.findings.filter(({ line }) => line <= last).slice(0, SHOWN.findings)
  return { shown: { ...reading, pieces, findings, sources: [] }, last }
}

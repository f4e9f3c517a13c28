import type { SideName } from '#components/compare/compare-address.ts'
import type { Choice } from '#components/compare/pick.tsx'
import { reasonOf } from '#components/compare/revision-line.ts'
import { editionName } from '#components/desk/state-mark.tsx'
import { nearTime } from '#components/ui/near-time.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import { listRevisions, type RevisionRow } from '#domain/revisions/read.ts'
import { reads } from '#lib/process.ts'

/** So many of the latest revisions can be chosen from a list; others by their number in the address. */
const LISTED = 300

/** A side as the address names it, or null. */
export function sideNamed(asked: string | string[] | undefined): SideName | null {
  if (asked === 'draft' || asked === 'live') return asked
  return typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null
}

/** What one most likely wants to see: what readers would see changed; where there are none, what was written since the revision before. */
export function usualFrom({ live, latestRevision }: DeskReport, draftIs: number | null): SideName {
  return live ? 'live' : Math.max(1, latestRevision - (draftIs === null ? 0 : 1))
}

/** Everything that can be compared, the newest first, in the words of the history. */
export function choicesOf(report: DeskReport, chosen: SideName[], now: number): Choice[] {
  const db = reads()
  const rows = listRevisions(db, report.id, { limit: LISTED })
  for (const number of chosen) {
    if (typeof number !== 'number' || number > report.latestRevision || rows.some((row) => row.number === number)) continue
    rows.push(...listRevisions(db, report.id, { before: number + 1, limit: 1 }))
  }
  return [
    { value: 'draft', label: ['Draft now', report.touchedBy, utc(report.touchedAt, now)].filter(Boolean).join(' · ') },
    ...(report.live ? [{ value: 'live', label: `Live edition ${editionName(report.live)}` }] : []),
    ...rows.map((row) => ({ value: String(row.number), label: labelOf(row, now) })),
    ...chosen.filter((side) => typeof side === 'number' && side > report.latestRevision).map((side) => ({ value: String(side), label: `Revision ${side}` })),
  ]
}

function labelOf(row: RevisionRow, now: number): string {
  const what = row.edition ? `edition ${editionName(row.edition)}` : (row.name ?? reasonOf(row))
  return `Revision ${row.number} · ${what} · ${utc(row.createdAt, now)}`
}

const utc = (at: number, now: number): string => `${nearTime(at, now, 'UTC').near} UTC`

import { compareAddress, type SideName, type View } from '#components/compare/compare-address.ts'
import { type ReadyMade, type ReadyMadeGroup, readyMade, SINCE_LOOKED } from '#components/compare/ready-made.ts'
import { editionsOf } from '#domain/editions/editions-of.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import { latestRevision } from '#domain/revisions/cut.ts'
import { draftHash } from '#domain/revisions/draft-hash.ts'
import { lastLook } from '#domain/revisions/looks.ts'
import { reads } from '#lib/process.ts'
import type { Loose } from './pinning.ts'

/** How a report stands at the moment of a comparison. `hash` is the draft's, null where it cannot be read. */
export type Standing = { latest: { number: number; hash: string }; hash: string | null; draftIs: number | null }

export function standingOf(reportId: string): Standing {
  const db = reads()
  const hash = draftHash(db, reportId)
  const { number, hash: kept } = latestRevision(db, reportId) ?? { number: 1, hash: '' }
  return { latest: { number, hash: kept }, hash, draftIs: hash === kept ? number : null }
}

type Asked = { report: DeskReport; from: SideName; to: SideName; view: View; standing: Standing }

/** The comparisons in one step, for this person. */
export function readyMadeFor(personId: string, { report, from, to, view, standing }: Asked): ReadyMadeGroup[] {
  const db = reads()
  const look = lastLook(db, personId, report.id)
  const seen = look && { revision: look.revision, same: standing.hash !== null && (look.hash === standing.hash || standing.draftIs === look.revision) }
  const live = report.live && { edition: `${report.live.major}.${report.live.minor}`, revision: report.live.revision }
  const { draftIs, latest } = standing
  return readyMade({ reportId: report.id, from, to, view, live, editions: editionsOf(db, report.id), latest: latest.number, draftIs, look: seen })
}

/** The comparisons of the draft in one step, for this person: what the editor offers beside the text. */
export function draftComparisons(personId: string, report: DeskReport): ReadyMade[] {
  const groups = readyMadeFor(personId, { report, from: 'draft', to: 'draft', view: 'inline', standing: standingOf(report.id) })
  return groups.find(({ of }) => of === 'Draft')?.pairs ?? []
}

/** The address of what changed in the draft since this person looked, or null where nothing did or they never looked. */
export function sinceLooked(personId: string, report: DeskReport): string | null {
  return draftComparisons(personId, report).find(({ label }) => label === SINCE_LOOKED)?.href ?? null
}

/** How this comparison is pinned: by an address, or, where the draft says what no revision does, by keeping it first. */
export function pinOf({ report, from, to, view, standing }: Asked): { pinned: string | null; loose: Loose | null } {
  const [older, newer] = [from, to].map((side) => (side === 'live' ? (report.live?.revision ?? 0) : side === 'draft' ? (standing.draftIs ?? side) : side))
  if (older === undefined || newer === undefined) return { pinned: null, loose: null }
  if (older !== 'draft' && newer !== 'draft') return { pinned: compareAddress(report.id, { from: older, to: newer, view }), loose: null }
  return { pinned: null, loose: standing.hash === null ? null : { reportId: report.id, from: older, to: newer, view, hash: standing.hash } }
}

import { asc, eq } from 'drizzle-orm'
import { reports } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { readDraft } from '../drafts/read.ts'
import { findReport } from '../reports/desk.ts'
import type { Content } from '../richtext/document.ts'
import { primaryDeal } from '../sponsors/deal.ts'
import { findSponsorByName } from '../sponsors/sponsor.ts'

/** The report that a sponsor has already. `etag` is its draft's, null where that cannot be read. */
export type PresentReport = {
  id: string
  isArchived: boolean
  live: { major: number; minor: number } | null
  touchedBy: string | null
  touchedAt: number
  etag: string | null
}

/** What there is already of the sponsor that a manuscript is about; its facts as a form asks for them. */
export type KnownSponsor = { facts: { name: string; tier: string; category: string }; report: PresentReport | null }

/** The sponsor of a name, in capitals or not, with the report that an import would meet; null for one that nobody added. */
export function knownSponsor(db: Db, name: string): KnownSponsor | null {
  const sponsor = findSponsorByName(db, name.trim())
  if (!sponsor) return null
  const deal = primaryDeal(db, sponsor.id)
  return { facts: { name: deal.name, tier: deal.tier.key, category: deal.category }, report: presentReport(db, sponsor.id) }
}

/** The draft that a manuscript is to be compared with, or null where there is none that can be read. */
export function presentDraft(db: Db, reportId: string): Content | null {
  const draft = readDraft(db, reportId)
  return draft.ok ? draft.value.content : null
}

function presentReport(db: Db, sponsorId: string): PresentReport | null {
  // One that is archived stands behind the one that is not.
  const first = db.select({ id: reports.id }).from(reports).where(eq(reports.sponsorId, sponsorId)).orderBy(asc(reports.archivedAt)).get()
  const report = first && findReport(db, first.id)
  if (!report) return null
  const { id, archivedAt, live, touchedBy, touchedAt } = report
  const draft = readDraft(db, id)
  const edition = live && { major: live.major, minor: live.minor }
  return { id, isArchived: archivedAt !== null, live: edition, touchedBy, touchedAt, etag: draft.ok ? draft.value.etag : null }
}

import type { Db } from '#db/transact.ts'
import { compareLabels, type LabelComparison } from '../compare/labels.ts'
import { bytesOf } from '../revisions/body.ts'
import { editionsOfSponsor, find, type NoEdition, type PublicEditions, rowOf, type Withdrawn, withdrawn } from './public-editions.ts'
import { type Moved, type PublicSponsorAt, sponsorAt, type Unknown } from './public-sponsor.ts'
import type { EditionNumber } from './publish.ts'

/** An edition as a side of a comparison: what is stored of it, proved to be what was published, and not read yet. */
type Side = EditionNumber & { publishedAt: number; note: string; kept: { bytes: Uint8Array; version: number } }

/** Two editions of a report, with what they were published under, compared. */
export type ComparedEditions = { kind: 'comparison'; older: Side; newer: Side; labels: LabelComparison } & PublicEditions

/** What readers may compare: two editions of a report, the older one first, neither of which was withdrawn. */
export function publicComparison(
  db: Db,
  slug: string,
  numbers: { older: EditionNumber; newer: EditionNumber },
): ComparedEditions | Withdrawn | NoEdition | Moved | Unknown {
  const sponsor = sponsorAt(db, slug)
  if (sponsor.kind !== 'sponsor') return sponsor
  const shown = editionsOfSponsor(db, sponsor)
  if (shown.editions.length === 0) return { kind: 'unknown' }
  const listed = [numbers.older, numbers.newer].map((number) => find(shown.editions, number))
  if (listed.some((one) => !one)) return { kind: 'no-edition', ...shown }
  const gone = listed.find((one) => one && one.withdrawnAt !== null)
  if (gone) return withdrawn(db, sponsor, gone, shown)
  const [older, newer] = [sideOf(db, sponsor, numbers.older), sideOf(db, sponsor, numbers.newer)]
  return { kind: 'comparison', ...shown, older: older.side, newer: newer.side, labels: compareLabels(older.labels, newer.labels) }
}

function sideOf(db: Db, sponsor: PublicSponsorAt, number: EditionNumber) {
  const row = rowOf(db, sponsor, number)
  const bytes = row && bytesOf(db, row.revision)
  if (!row || !bytes) throw new Error(`Edition ${number.major}.${number.minor} of ${sponsor.slug} is damaged`)
  const { major, minor, publishedAt, note, sponsorName, tierLabel, category } = row.edition
  return {
    side: { major, minor, publishedAt, note, kept: { bytes, version: row.revision.schemaVersion } },
    labels: { edition: `${major}.${minor}`, sponsor: sponsorName, tier: tierLabel, category, publishedAt, note },
  }
}

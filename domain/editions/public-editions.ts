import { and, eq } from 'drizzle-orm'
import { editions, revisions, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Document } from '../richtext/document.ts'
import type { Tier } from '../sponsors/tiers.ts'
import {
  type ListedEdition,
  listedEditions,
  type Moved,
  type PublicSponsorAt,
  type PublicWithdrawal,
  sponsorAt,
  toldReason,
  type Unknown,
  withdrawalOfEdition,
} from './public-sponsor.ts'
import type { EditionNumber } from './publish.ts'

/*
 * What readers may see of editions, whether they are live or not. Every read starts at an edition that was published and
 * not withdrawn.
 */

/** A sponsor as it is called at present, with the editions of its report, the newest first. */
export type PublicEditions = { slug: string; name: string; tier: Tier; editions: ListedEdition[] }

/** An edition as it was published, under the labels of its day. */
export type EditionAsItWas = EditionNumber & {
  id: string
  name: string
  tier: { key: string; plural: string }
  category: string
  note: string
  publishedAt: number
  standfirst: string
  document: Document
}

/** Nothing stands at an address that led to something once; `edition` is the one that was withdrawn. */
export type Withdrawn = { kind: 'withdrawn'; edition: EditionNumber } & PublicEditions & PublicWithdrawal
/** The sponsor has no edition of that number. */
export type NoEdition = { kind: 'no-edition' } & PublicEditions

export type EditionAnswer = ({ kind: 'edition'; edition: EditionAsItWas } & PublicEditions) | Withdrawn | NoEdition | Moved | Unknown
export type EditionsAnswer = ({ kind: 'editions' } & PublicEditions) | Withdrawn | Moved | Unknown

/** The editions of a sponsor's report. Where every one was withdrawn, that; where none was ever published, nothing is known. */
export function publicEditions(db: Db, slug: string): EditionsAnswer {
  const sponsor = sponsorAt(db, slug)
  if (sponsor.kind !== 'sponsor') return sponsor
  const shown = editionsOfSponsor(db, sponsor)
  const [newest] = shown.editions
  if (!newest) return { kind: 'unknown' }
  return shown.editions.some(({ withdrawnAt }) => withdrawnAt === null) ? { kind: 'editions', ...shown } : withdrawn(db, sponsor, newest, shown)
}

/** What the address of an edition answers. */
export function publicEdition(db: Db, slug: string, number: EditionNumber): EditionAnswer {
  const sponsor = sponsorAt(db, slug)
  if (sponsor.kind !== 'sponsor') return sponsor
  const shown = editionsOfSponsor(db, sponsor)
  if (shown.editions.length === 0) return { kind: 'unknown' }
  const listed = find(shown.editions, number)
  if (!listed) return { kind: 'no-edition', ...shown }
  if (listed.withdrawnAt !== null) return withdrawn(db, sponsor, listed, shown)
  const row = rowOf(db, sponsor, number)
  const content = row && contentOfRevision(db, row.revision)
  if (!row || !content) throw new Error(`Edition ${number.major}.${number.minor} of ${slug} is damaged, or of an unknown schema`)
  const { id, major, minor, note, publishedAt, sponsorName: name, tierKey, tierLabel, category } = row.edition
  return { kind: 'edition', ...shown, edition: { id, major, minor, note, publishedAt, name, tier: { key: tierKey, plural: tierLabel }, category, ...content } }
}

/** An edition that stands, with the revision that it is. */
export function rowOf(db: Db, { reportId }: Pick<PublicSponsorAt, 'reportId'>, { major, minor }: EditionNumber) {
  return db
    .select({ edition: editions, revision: { seq: revisions.seq, hash: revisions.hash, schemaVersion: revisions.schemaVersion } })
    .from(editions)
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(and(eq(editions.reportId, reportId ?? ''), eq(editions.major, major), eq(editions.minor, minor)))
    .get()
}

export function editionsOfSponsor(db: Db, { slug, name, tier, reportId }: PublicSponsorAt): PublicEditions {
  return { slug, name, tier, editions: reportId === null ? [] : listedEditions(db, reportId) }
}

export const find = (all: readonly ListedEdition[], { major, minor }: EditionNumber): ListedEdition | undefined =>
  all.find((one) => one.major === major && one.minor === minor)

/** That an edition was withdrawn, when, and why as far as readers are told. */
export function withdrawn(db: Db, { reportId }: PublicSponsorAt, { major, minor }: EditionNumber, shown: PublicEditions): Withdrawn {
  const row = db
    .select({ at: withdrawals.at, reason: withdrawals.reason, told: withdrawals.told })
    .from(editions)
    .innerJoin(withdrawals, withdrawalOfEdition)
    .where(and(eq(editions.reportId, reportId ?? ''), eq(editions.major, major), eq(editions.minor, minor)))
    .get()
  if (!row) throw new Error(`Edition ${major}.${minor} of ${shown.slug} was not withdrawn`)
  return { kind: 'withdrawn', edition: { major, minor }, ...shown, at: row.at, reason: toldReason(row) }
}

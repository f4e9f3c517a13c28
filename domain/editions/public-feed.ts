import { aliasedTable, and, desc, eq, gt, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { editions, reports, sponsors, sponsorships, tiers, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import {
  type ListedEdition,
  listedEditions,
  type Moved,
  type PublicWithdrawal,
  sponsorAt,
  toldReason,
  type Unknown,
  withdrawalOfEdition,
} from './public-sponsor.ts'
import type { EditionNumber } from './publish.ts'

/** What a feed tells about. */
export type FeedSubject = { kind: 'site' } | { kind: 'tier'; key: string } | { kind: 'sponsor'; slug: string }

/**
 * An edition as a feed tells of it, under the labels of its day. Once it is withdrawn, that is all that is told. `before` is
 * the edition that it can be compared with.
 */
export type ToldEdition = EditionNumber & {
  id: string
  slug: string
  name: string
  tier: string
  publishedAt: number
  note: string | null
  withdrawal: PublicWithdrawal | null
  before: EditionNumber | null
}

/** `name` is what the subject is called, null for the whole library. */
export type FeedAnswer = { kind: 'feed'; name: string | null; editions: ToldEdition[] } | Moved | Unknown

/** So many entries are in a feed. */
const MOST = 50

/**
 * What a feed tells, the latest news first: every edition, or, without `all`, those that were a major change, and the
 * withdrawal of what readers saw last.
 */
export function publicFeed(db: Db, subject: FeedSubject, { all }: { all: boolean }): FeedAnswer {
  const found = chosen(db, subject)
  if (found.kind !== 'chosen') return found
  const later = aliasedTable(editions, 'later')
  const isLast = notExists(
    db
      .select({ id: later.id })
      .from(later)
      .where(
        and(eq(later.reportId, editions.reportId), or(gt(later.major, editions.major), and(eq(later.major, editions.major), gt(later.minor, editions.minor)))),
      ),
  )
  const rows = db
    .select({
      id: editions.id,
      reportId: editions.reportId,
      slug: sponsors.slug,
      name: editions.sponsorName,
      tier: editions.tierLabel,
      major: editions.major,
      minor: editions.minor,
      publishedAt: editions.publishedAt,
      note: editions.note,
      at: withdrawals.at,
      reason: withdrawals.reason,
      told: withdrawals.told,
    })
    .from(editions)
    .innerJoin(reports, and(eq(reports.id, editions.reportId), isNull(reports.archivedAt)))
    .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
    .innerJoin(sponsorships, and(eq(sponsorships.sponsorId, sponsors.id), eq(sponsorships.primary, true)))
    .leftJoin(withdrawals, withdrawalOfEdition)
    .where(and(found.where, all ? undefined : or(eq(editions.minor, 0), and(isNotNull(withdrawals.at), isLast))))
    .orderBy(desc(sql`coalesce(${withdrawals.at}, ${editions.publishedAt})`), desc(editions.major), desc(editions.minor), desc(editions.id))
    .limit(MOST)
    .all()
  const lists = new Map<string, ListedEdition[]>()
  return {
    kind: 'feed',
    name: found.name,
    editions: rows.map(({ reportId, at, reason, told, note, ...row }) => {
      const list = lists.get(reportId) ?? listedEditions(db, reportId)
      lists.set(reportId, list)
      const withdrawal = at === null ? null : { at, reason: toldReason({ reason: reason ?? '', told: told ?? false }) }
      return { ...row, note: withdrawal ? null : note, withdrawal, before: withdrawal ? null : standingBefore(list, row) }
    }),
  }
}

/** The edition before another that readers can still see. */
function standingBefore(list: readonly ListedEdition[], { major, minor }: EditionNumber): EditionNumber | null {
  const before = list.find((one) => one.withdrawnAt === null && (one.major < major || (one.major === major && one.minor < minor)))
  return before ? { major: before.major, minor: before.minor } : null
}

/** A sponsor of whom nothing was ever published has no feed; a tier has one as long as it is there. */
function chosen(db: Db, subject: FeedSubject): { kind: 'chosen'; name: string | null; where: SQL | undefined } | Moved | Unknown {
  switch (subject.kind) {
    case 'site':
      return { kind: 'chosen', name: null, where: undefined }
    case 'tier': {
      const tier = db.select({ plural: tiers.plural }).from(tiers).where(eq(tiers.key, subject.key)).get()
      return tier ? { kind: 'chosen', name: tier.plural, where: eq(sponsorships.tierKey, subject.key) } : { kind: 'unknown' }
    }
    case 'sponsor': {
      const sponsor = sponsorAt(db, subject.slug)
      if (sponsor.kind !== 'sponsor') return sponsor
      const { reportId, name } = sponsor
      const published = reportId !== null && db.select({ id: editions.id }).from(editions).where(eq(editions.reportId, reportId)).get()
      return published ? { kind: 'chosen', name, where: eq(editions.reportId, reportId) } : { kind: 'unknown' }
    }
  }
}

import { and, eq, min, ne, notInArray, sql } from 'drizzle-orm'
import { prepared } from '#db/prepared.ts'
import { editions, formerSlugs, mergedSponsors, publishedTexts, reports, revisions, sponsorEntities, sponsors, withdrawals } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { contentOfRevision } from '../revisions/read.ts'
import type { Content } from '../richtext/document.ts'
import { primaryDeal } from '../sponsors/deal.ts'
import { joined, searchedText } from './searched-text.ts'

/** Rises when rows are derived by other rules, of the text or of the anchors in it: older rows are then made anew. */
const VERSION = 1

type Row = Omit<typeof publishedTexts.$inferSelect, 'id' | 'reportId'>

/** Makes the live edition of a report what readers find, in the transaction that publishes it. `content` is the edition's. */
export function indexText(tx: Tx, reportId: string, content: Content): void {
  const row = { ...namesOf(tx, reportId), ...textOf(content) }
  tx.insert(publishedTexts)
    .values({ reportId, ...row })
    .onConflictDoUpdate({ target: publishedTexts.reportId, set: row })
    .run()
}

/** Takes a report out of what readers find, in the transaction that withdraws it. */
export function forgetText(tx: Tx, reportId: string): void {
  tx.delete(publishedTexts).where(eq(publishedTexts.reportId, reportId)).run()
}

/** Brings what a sponsor's reports are found by in step with what it is called, and under which category. */
export function indexNames(tx: Tx, sponsorId: string): void {
  const found = tx
    .select({ reportId: publishedTexts.reportId })
    .from(publishedTexts)
    .innerJoin(reports, eq(reports.id, publishedTexts.reportId))
    .where(eq(reports.sponsorId, sponsorId))
    .all()
  for (const { reportId } of found) tx.update(publishedTexts).set(namesOf(tx, reportId)).where(eq(publishedTexts.reportId, reportId)).run()
}

/** Derives a row anew, where there is one. A report whose live edition cannot be read is found by its names alone. */
export function indexAgain(tx: Tx, reportId: string): void {
  const nothing = textOf({ standfirst: '', document: { type: 'doc', content: [] } })
  tx.update(publishedTexts)
    .set(textAsLive(tx, reportId) ?? { ...namesOf(tx, reportId), ...nothing })
    .where(eq(publishedTexts.reportId, reportId))
    .run()
}

/** Reports that are found by a row of older rules, so many at the most. */
export function indexedBefore(db: Db, most: number): string[] {
  const rows = db.select({ id: publishedTexts.reportId }).from(publishedTexts).where(ne(publishedTexts.version, VERSION)).limit(most).all()
  return rows.map(({ id }) => id)
}

/** Whether a report is found by what its live edition says. A row of older rules counts, and so does one of an edition that cannot be read. */
export function isInStep(db: Db, reportId: string): boolean {
  const row = db.select().from(publishedTexts).where(eq(publishedTexts.reportId, reportId)).get()
  const live = textAsLive(db, reportId)
  if (!row || row.version !== VERSION || !live) return true
  const { id: _, reportId: __, ...kept } = row
  return JSON.stringify(Object.entries(kept).sort()) === JSON.stringify(Object.entries(live).sort())
}

function textAsLive(db: Db, reportId: string): Row | null {
  const live = db
    .select({ seq: revisions.seq, hash: revisions.hash })
    .from(reports)
    .innerJoin(editions, eq(editions.id, reports.liveEditionId))
    .innerJoin(revisions, eq(revisions.id, editions.revisionId))
    .where(eq(reports.id, reportId))
    .get()
  const content = live && contentOfRevision(db, live)
  return content ? { ...namesOf(db, reportId), ...textOf(content) } : null
}

const textOf = ({ standfirst, document }: Content) => ({ version: VERSION, standfirst, ...searchedText(document) })

/**
 * What a sponsor is called, and was: its companies, where its shares are listed, doubles that were merged into it, earlier
 * addresses, and the names over the editions that are not withdrawn.
 */
function namesOf(db: Db, reportId: string): Pick<Row, 'title' | 'names' | 'category'> {
  const ask = naming(db)
  const report = ask.report.get({ reportId })
  if (!report) throw new Error(`Report ${reportId} is not there`)
  const { sponsorId, ticker } = report
  const { name, category } = primaryDeal(db, sponsorId)
  const [companies, labels, merged] = [ask.companies.all({ sponsorId }), ask.labels.all({ reportId }), ask.merged.all({ sponsorId })]
  const others = [
    ...companies.map((company) => company.name),
    ticker ?? '',
    ...[...labels, ...merged].map((other) => other.name),
    ...ask.slugs.all({ sponsorId }).map(({ slug }) => slug),
  ]
  return { title: name, names: joined([...new Set(others)].filter((other) => other !== '' && other !== name)), category }
}

const naming = prepared((db) => {
  const [reportId, sponsorId] = [sql.placeholder('reportId'), sql.placeholder('sponsorId')]
  const withdrawn = db.select({ id: withdrawals.editionId }).from(withdrawals).where(eq(withdrawals.reportId, reportId))
  return {
    report: db
      .select({ sponsorId: reports.sponsorId, ticker: sponsors.ticker })
      .from(reports)
      .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
      .where(eq(reports.id, reportId))
      .prepare(),
    companies: db
      .select({ name: sponsorEntities.name })
      .from(sponsorEntities)
      .where(eq(sponsorEntities.sponsorId, sponsorId))
      .orderBy(sponsorEntities.position)
      .prepare(),
    labels: db
      .select({ name: editions.sponsorName })
      .from(editions)
      .where(and(eq(editions.reportId, reportId), notInArray(editions.id, withdrawn)))
      .groupBy(editions.sponsorName)
      .orderBy(min(editions.publishedAt), min(editions.major), min(editions.minor))
      .prepare(),
    merged: db
      .select({ name: mergedSponsors.name })
      .from(mergedSponsors)
      .where(eq(mergedSponsors.intoId, sponsorId))
      .orderBy(mergedSponsors.at, mergedSponsors.id)
      .prepare(),
    slugs: db
      .select({ slug: formerSlugs.slug })
      .from(formerSlugs)
      .where(eq(formerSlugs.sponsorId, sponsorId))
      .orderBy(formerSlugs.since, formerSlugs.slug)
      .prepare(),
  }
})

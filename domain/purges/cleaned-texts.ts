import { eq } from 'drizzle-orm'
import { editions, revisionNames, revisionNotes, withdrawals } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { ReportPlaces } from './places.ts'
import type { Sought } from './sought.ts'
import { textWithoutWords } from './without-words.ts'

/** Takes the words out of what was written about revisions and editions. */
export function cleanTexts(tx: Tx, report: ReportPlaces, sought: Sought): void {
  const clean = (text: string) => textWithoutWords(text, sought)
  for (const { row } of report.names) {
    const { name } = tx
      .select()
      .from(revisionNames)
      .where(eq(revisionNames.id, Number(row)))
      .get() ?? { name: '' }
    tx.update(revisionNames)
      .set({ name: clean(name) })
      .where(eq(revisionNames.id, Number(row)))
      .run()
  }
  for (const { row } of report.notes) {
    const { note: text } = tx
      .select()
      .from(revisionNotes)
      .where(eq(revisionNotes.id, Number(row)))
      .get() ?? { note: '' }
    tx.update(revisionNotes)
      .set({ note: clean(text) })
      .where(eq(revisionNotes.id, Number(row)))
      .run()
  }
  for (const row of new Set([...report.changeNotes, ...report.labels].map((place) => place.row))) {
    const edition = tx.select().from(editions).where(eq(editions.id, row)).get()
    if (!edition) continue
    const { note: text, sponsorName, tierLabel, category } = edition
    tx.update(editions)
      .set({ note: clean(text), sponsorName: clean(sponsorName), tierLabel: clean(tierLabel), category: clean(category) })
      .where(eq(editions.id, row))
      .run()
  }
  for (const { row } of report.withdrawals) {
    const { reason } = tx.select().from(withdrawals).where(eq(withdrawals.id, row)).get() ?? { reason: '' }
    tx.update(withdrawals)
      .set({ reason: clean(reason) })
      .where(eq(withdrawals.id, row))
      .run()
  }
}

import { asc, eq } from 'drizzle-orm'
import { editions, revisionNames, revisionNotes, revisions, withdrawals } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { type Found, findInText } from './passages.ts'
import type { Sought } from './sought.ts'

export type TextPlace = {
  what: 'name' | 'note' | 'change-note' | 'label' | 'withdrawal'
  reportId: string
  row: string
  found: Found
  number?: number
  major?: number
  minor?: number
}

/** The texts about revisions and editions that hold the words. */
export function textsOf(db: Db, sought: Sought): TextPlace[] {
  const holding = (text: string) => {
    const found = findInText(text, sought)
    return found.times > 0 ? [found] : []
  }
  const aboutRevisions = ([what, table, column]:
    | readonly ['name', typeof revisionNames, typeof revisionNames.name]
    | readonly ['note', typeof revisionNotes, typeof revisionNotes.note]) =>
    db
      .select({ id: table.id, text: column, reportId: revisions.reportId, number: revisions.number })
      .from(table)
      .innerJoin(revisions, eq(revisions.id, table.revisionId))
      .orderBy(asc(table.id))
      .all()
      .flatMap(({ id, text, reportId, number }) => holding(text).map((found) => ({ what, reportId, row: String(id), found, number })))
  const allEditions = db.select().from(editions).orderBy(asc(editions.major), asc(editions.minor)).all()
  const ofEditions = allEditions.flatMap(({ id, reportId, major, minor, note, sponsorName, tierLabel, category }): TextPlace[] => [
    ...holding(note).map((found) => ({ what: 'change-note' as const, reportId, row: id, found, major, minor })),
    ...[sponsorName, tierLabel, category].flatMap(holding).map((found) => ({ what: 'label' as const, reportId, row: id, found, major, minor })),
  ])
  const ofWithdrawals = db
    .select({ id: withdrawals.id, reportId: withdrawals.reportId, reason: withdrawals.reason, major: editions.major, minor: editions.minor })
    .from(withdrawals)
    .innerJoin(editions, eq(editions.id, withdrawals.editionId))
    .orderBy(asc(withdrawals.at))
    .all()
    .flatMap(({ id, reason, ...rest }) => holding(reason).map((found) => ({ what: 'withdrawal' as const, row: id, found, ...rest })))
  return [
    ...aboutRevisions(['name', revisionNames, revisionNames.name]),
    ...aboutRevisions(['note', revisionNotes, revisionNotes.note]),
    ...ofEditions,
    ...ofWithdrawals,
  ]
}

import { eq, inArray } from 'drizzle-orm'
import { apiTokens, type auditEvents, mergedSponsors, people, reports, revisions, sponsors, tiers } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import type { Via } from '../people/actor.ts'

type Row = typeof auditEvents.$inferSelect
export type AuditDetails = Row['details']

/** A thing under the name that it has now. `here`: whether it still is, so that one can go there. */
export type Named = { id: string; name: string; here: boolean }

/** An entry of the audit with the names of all that its ids stand for. What is gone for good has no name. */
export type AuditEntry = {
  id: number
  at: number
  action: string
  via: Via
  address: string | null
  /** Null where nobody with an account acted: the service, the command line, someone who could not sign in. */
  actor: Named | null
  report: { id: string; name: string | null } | null
  details: AuditDetails
  /** By the name of the detail: of `person` a person, of `sponsorId` and `mergedId` a sponsor, of `tier` a tier, and so on. */
  names: { [detail: string]: Named | undefined }
}

/** What the details name, by the name of the detail. */
const named: { [detail: string]: Kind | undefined } = {
  person: 'person',
  sponsorId: 'sponsor',
  mergedId: 'sponsor',
  tier: 'tier',
  fromTier: 'tier',
  token: 'token',
  revisionId: 'revision',
  archivedReportId: 'report',
}

type Kind = 'person' | 'sponsor' | 'tier' | 'token' | 'revision' | 'report'

/** Joins the names: entries hold ids alone, so that a name is always the present one. A merged sponsor keeps the name that it had. */
export function withNames(db: Db, rows: Row[]): AuditEntry[] {
  const wanted = new Map<Kind, Set<string>>()
  const want = (kind: Kind, id: unknown) => {
    if (typeof id === 'string') wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
  }
  for (const { actorId, reportId, details } of rows) {
    want('person', actorId)
    want('report', reportId)
    for (const [detail, id] of Object.entries(details)) if (named[detail]) want(named[detail], id)
  }
  const known = new Map([...wanted].map(([kind, ids]) => [kind, new Map(read[kind](db, [...ids]).map((one) => [one.id, one]))]))
  const find = (kind: Kind, id: unknown): Named | undefined => (typeof id === 'string' ? known.get(kind)?.get(id) : undefined)
  return rows.map(({ actorId, reportId, ...entry }) => ({
    ...entry,
    actor: actorId === null ? null : (find('person', actorId) ?? { id: actorId, name: 'Somebody', here: false }),
    report: reportId === null ? null : { id: reportId, name: find('report', reportId)?.name ?? null },
    names: Object.fromEntries(Object.entries(entry.details).map(([detail, id]) => [detail, named[detail] && find(named[detail], id)])),
  }))
}

const here = (row: { id: string; name: string }): Named => ({ ...row, here: true })

const read: Record<Kind, (db: Db, ids: string[]) => Named[]> = {
  person: (db, ids) => db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids)).all().map(here),
  sponsor: (db, ids) => [
    ...db
      .select({ id: mergedSponsors.id, name: mergedSponsors.name })
      .from(mergedSponsors)
      .where(inArray(mergedSponsors.id, ids))
      .all()
      .map((row) => ({ ...row, here: false })),
    ...db.select({ id: sponsors.id, name: sponsors.name }).from(sponsors).where(inArray(sponsors.id, ids)).all().map(here),
  ],
  tier: (db, ids) => db.select({ id: tiers.key, name: tiers.singular }).from(tiers).where(inArray(tiers.key, ids)).all().map(here),
  token: (db, ids) => db.select({ id: apiTokens.id, name: apiTokens.label }).from(apiTokens).where(inArray(apiTokens.id, ids)).all().map(here),
  revision: (db, ids) =>
    db
      .select({ id: revisions.id, number: revisions.number })
      .from(revisions)
      .where(inArray(revisions.id, ids))
      .all()
      .map(({ id, number }) => ({ id, name: String(number), here: true })),
  report: (db, ids) =>
    db
      .select({ id: reports.id, name: sponsors.name })
      .from(reports)
      .innerJoin(sponsors, eq(sponsors.id, reports.sponsorId))
      .where(inArray(reports.id, ids))
      .all()
      .map(here),
}

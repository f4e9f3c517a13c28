import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared } from '#db/prepared.ts'
import { sponsorEntities, sponsors } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { type Forbidden, may } from '../people/may.ts'
import { ok, type Result, refuse } from '../result.ts'
import { madePublic } from './made-public.ts'
import { type ChangedMeanwhile, line } from './sponsor.ts'

/** Who stands behind a sponsor's name: its legal entities (two or more sponsor together), its seat, and where its shares are listed. */
export const SponsorDescription = z.strictObject({
  entities: z.array(line(160)).max(8),
  headquarters: line(160).nullable(),
  ticker: line(120).nullable(),
})
export type SponsorDescription = z.infer<typeof SponsorDescription>

export type DescribeRefusal = Forbidden | ChangedMeanwhile | { kind: 'sponsor-not-found' }

/**
 * Says who stands behind a sponsor. Public at once. A name given twice is kept once. `expecting` is what the person saw.
 * Refusals: forbidden, sponsor-not-found, changed-meanwhile.
 */
export function describeSponsor(
  tx: Tx,
  actor: Actor,
  { sponsorId, expecting, ...given }: { sponsorId: string; expecting?: SponsorDescription | undefined } & SponsorDescription,
  now: number,
): Result<{ changed: boolean }, DescribeRefusal> {
  if (!may(actor, 'sponsor.manage')) return refuse({ kind: 'forbidden', action: 'sponsor.manage' })
  const present = descriptionOf(tx, sponsorId)
  if (!present) return refuse({ kind: 'sponsor-not-found' })
  if (expecting && !isSame(expecting, present)) return refuse({ kind: 'changed-meanwhile' })
  const description = { ...given, entities: [...new Set(given.entities)] }
  if (isSame(description, present)) return ok({ changed: false })

  setDescription(tx, sponsorId, description)
  madePublic(tx, actor, sponsorId, { action: 'sponsor.described', details: { entities: description.entities.length } }, now)
  return ok({ changed: true })
}

/** Who stands behind a sponsor, or null where there is none of this id. */
export function descriptionOf(db: Db, sponsorId: string): SponsorDescription | null {
  const { sponsor, entities } = descriptions(db)
  const row = sponsor.get({ sponsorId })
  return row ? { entities: entities.all({ sponsorId }).map(({ name }) => name), ...row } : null
}

const descriptions = prepared((db) => ({
  sponsor: db
    .select({ headquarters: sponsors.headquarters, ticker: sponsors.ticker })
    .from(sponsors)
    .where(eq(sponsors.id, sql.placeholder('sponsorId')))
    .prepare(),
  entities: db
    .select({ name: sponsorEntities.name })
    .from(sponsorEntities)
    .where(eq(sponsorEntities.sponsorId, sql.placeholder('sponsorId')))
    .orderBy(asc(sponsorEntities.position))
    .prepare(),
}))

/** The legal entities of every sponsor that has some, in their order. */
export function entitiesBySponsor(db: Db): Map<string, string[]> {
  const rows = db.select().from(sponsorEntities).orderBy(asc(sponsorEntities.position)).all()
  return new Map([...Map.groupBy(rows, (row) => row.sponsorId)].map(([sponsorId, some]) => [sponsorId, some.map(({ name }) => name)]))
}

/** Writes it down without asking anybody: for verbs that have asked. */
export function setDescription(tx: Tx, sponsorId: string, { entities, headquarters, ticker }: SponsorDescription): void {
  tx.update(sponsors).set({ headquarters, ticker }).where(eq(sponsors.id, sponsorId)).run()
  tx.delete(sponsorEntities).where(eq(sponsorEntities.sponsorId, sponsorId)).run()
  for (const [at, name] of entities.entries())
    tx.insert(sponsorEntities)
      .values({ sponsorId, position: at + 1, name })
      .run()
}

const isSame = (one: SponsorDescription, other: SponsorDescription): boolean =>
  one.headquarters === other.headquarters &&
  one.ticker === other.ticker &&
  one.entities.length === other.entities.length &&
  one.entities.every((name, at) => name === other.entities[at])

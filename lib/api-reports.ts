import { z } from 'zod'
import { revisionKinds } from '#db/schema.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import type { EditionRow, WithdrawalRow } from '#domain/revisions/timeline.ts'
import { Time, time, timeOrNull } from './api-shapes.ts'

/** The address of a report in the API. */
export const reportUrl = (id: string) => `/api/v1/reports/${id}`

export const TierName = z.strictObject({ key: z.string(), label: z.string() })

/** A report as the API shows it. */
export const Report = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    url: z.string(),
    sponsor: z.strictObject({ id: z.string(), name: z.string(), siglum: z.string(), tier: TierName, category: z.string() }),
    state: z.enum(['draft', 'live', 'changed', 'withdrawn']).meta({ description: 'changed: live, and the draft says something else.' }),
    live: z.strictObject({ edition: z.string(), publishedAt: Time, page: z.string() }).nullable(),
    withdrawnAt: Time.nullable(),
    archivedAt: Time.nullable(),
    touchedBy: z.string().nullable(),
    touchedAt: Time,
    latestRevision: z.int(),
  })
  .meta({ id: 'Report' })

export function reportShape(row: DeskReport): z.infer<typeof Report> {
  const { id, slug, sponsorId, name, siglum, tier, category, state, live, withdrawnAt, archivedAt, touchedBy, touchedAt, latestRevision } = row
  return {
    id,
    slug,
    url: reportUrl(id),
    sponsor: { id: sponsorId, name, siglum, tier: { key: tier.key, label: tier.singular }, category },
    state,
    live: live && { edition: `${live.major}.${live.minor}`, publishedAt: time(live.publishedAt), page: `/sponsors/${slug}` },
    withdrawnAt: timeOrNull(withdrawnAt),
    archivedAt: timeOrNull(archivedAt),
    touchedBy,
    touchedAt: time(touchedAt),
    latestRevision,
  }
}

/** A revision as the API shows it, without its content. */
export const Revision = z
  .strictObject({
    id: z.string(),
    number: z.int(),
    url: z.string(),
    kind: z.enum(revisionKinds),
    name: z.string().nullable().meta({ description: 'The latest name that it was given.' }),
    note: z.string().nullable().meta({ description: 'The latest note on it.' }),
    author: z.string().nullable().meta({ description: 'Who asked for the cut; null when Host City cut it by itself.' }),
    writers: z.array(z.string()).meta({ description: 'Who wrote since the revision before.' }),
    createdAt: Time,
    words: z.int(),
    wordsAdded: z.int(),
    wordsRemoved: z.int(),
    restoredFrom: z.int().nullable().meta({ description: 'The number of the revision that was brought back, or from which a part was.' }),
    restoredPart: z.enum(['section', 'change']).nullable().meta({ description: 'What was brought back of it; null for the whole.' }),
    restoredPlace: z.string().nullable().meta({ description: 'The number of the section that the part stands in; empty where it has none.' }),
    edition: z.string().nullable(),
    purgedAt: Time.nullable().meta({ description: 'When words were last purged from it.' }),
    hash: z.string(),
  })
  .meta({ id: 'Revision' })

export function revisionShape(reportId: string, row: RevisionRow): z.infer<typeof Revision> {
  const { seq, namedBy, notedBy, edition, purges, createdAt, ...rest } = row
  return {
    ...rest,
    url: `${reportUrl(reportId)}/revisions/${row.number}`,
    createdAt: time(createdAt),
    edition: edition && `${edition.major}.${edition.minor}`,
    purgedAt: timeOrNull(purges.at(-1)?.at ?? null),
  }
}

/** An edition as the API shows it, and a withdrawal. */
export const Edition = z
  .strictObject({ edition: z.string(), revision: z.int(), note: z.string(), publishedAt: Time, by: z.string().nullable(), live: z.boolean() })
  .meta({ id: 'Edition' })
export const Withdrawal = z
  .strictObject({
    edition: z.string(),
    reason: z.string(),
    told: z.boolean().meta({ description: 'Whether readers are told the reason.' }),
    at: Time,
    by: z.string().nullable(),
  })
  .meta({ id: 'Withdrawal' })

export function editionShape({ major, minor, revision, note, publishedAt, by, live }: EditionRow): z.infer<typeof Edition> {
  return { edition: `${major}.${minor}`, revision, note, publishedAt: time(publishedAt), by, live }
}

export function withdrawalShape({ major, minor, at, by, reason, told }: WithdrawalRow): z.infer<typeof Withdrawal> {
  return { edition: `${major}.${minor}`, reason, told, at: time(at), by }
}

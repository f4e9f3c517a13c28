import { z } from 'zod'
import type { DeskRow } from '#domain/reports/desk.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { isCleanText } from '#domain/richtext/schema.ts'

const whole = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: 'It must be a whole number from 1' })
  .transform(Number)

/** How much of a list is asked for at once: 50 at first, 200 at the most. */
export const limit = whole.refine((number) => number <= 200, { error: 'It may be 200 at the most' }).default(50)

/** The number of a revision, in an address. */
export const numberInQuery = whole

/** The number of a revision, in a body. */
export const revisionNumber = z.int({ error: 'It must be a whole number from 1' }).min(1, { error: 'It must be a whole number from 1' }).max(999_999_999)

/** One line of text that can be kept as it is. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `It may have ${most} characters` })
    .refine((text) => isCleanText(text) && !/[\n\t]/.test(text), { error: 'It holds characters that cannot be kept' })

/** Text of several lines that can be kept as it is. */
export const lines = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `It may have ${most} characters` })
    .refine(isCleanText, { error: 'It holds characters that cannot be kept' })

const time = (at: number) => new Date(at).toISOString()
const timeOrNull = (at: number | null) => (at === null ? null : time(at))

/** The address of a report in the API. */
export const reportUrl = (id: string) => `/api/v1/reports/${id}`

/** A report as the API shows it. */
export function reportShape(row: DeskRow) {
  const { id, slug, name, siglum, tier, category, state, live, withdrawnAt, archivedAt, touchedBy, touchedAt, latestRevision } = row
  return {
    id,
    slug,
    url: reportUrl(id),
    sponsor: { name, siglum, tier: { key: tier.key, label: tier.singular }, category },
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
export function revisionShape(reportId: string, row: RevisionRow) {
  const { edition, createdAt, ...rest } = row
  return { ...rest, url: `${reportUrl(reportId)}/revisions/${row.number}`, createdAt: time(createdAt), edition: edition && `${edition.major}.${edition.minor}` }
}

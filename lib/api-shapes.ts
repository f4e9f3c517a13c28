import { z } from 'zod'
import { isCleanText } from '#domain/richtext/schema.ts'

const whole = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: 'It must be a whole number from 1' })
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, pattern: undefined })

/** How much of a list is asked for at once: 50 at first, 200 at the most. */
export const limit = whole
  .refine((number) => number <= 200, { error: 'It may be 200 at the most' })
  .default(50)
  .meta({ maximum: 200, description: 'How many rows, at the most.' })

/** A number in an address: of a revision, of an entry. */
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

/** An id, in a query or a body. What it names is for the verb to find. */
export const givenId = z.string().min(1).max(40)

/** Where the next page is, null on the last. */
export const next = z.string().nullable().meta({ description: 'The address of the next page; null on the last.' })

/** A moment in an answer. */
export const Time = z.iso.datetime({ precision: 3 }).meta({ pattern: undefined })

export const time = (at: number) => new Date(at).toISOString()
export const timeOrNull = (at: number | null) => (at === null ? null : time(at))

/** A moment in a query, as its milliseconds: `2026-07-14` (its first, UTC) or `2026-07-14T09:00:00Z`. */
export const givenTime = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'It must be a day, or a moment with its zone' })
  .transform((text) => (/T/.test(text) ? Date.parse(text) : Date.parse(`${text}T00:00:00Z`)))
  .meta({ description: 'As 2026-07-14, or 2026-07-14T09:00:00Z.' })

/** An address with its query, without what is not said. A number of `from` or `until` is a moment. */
export function addressWith(path: string, query: Record<string, string | number | null | undefined>): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, (name === 'from' || name === 'until') && typeof value === 'number' ? time(value) : String(value)]],
  )
  return `${path}?${new URLSearchParams(said)}`
}

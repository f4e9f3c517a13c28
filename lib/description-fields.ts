import { z } from 'zod'
import { SponsorDescription } from '#domain/sponsors/describe.ts'

const { entities, headquarters, ticker } = SponsorDescription.shape

/** The lines of a text that hold anything. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Nothing typed is nothing known. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const line = (field: typeof headquarters, wrong: string) =>
  z
    .string()
    .refine((text) => field.safeParse(orNull(text)).success, wrong)
    .transform(orNull)

/** Who stands behind a sponsor, as a form asks for it: one company a line. Its sentences stand under the fields. */
export const descriptionFields = {
  entities: z
    .string()
    .refine((text) => entities.safeParse(linesOf(text)).success, 'Write one company a line, at most eight of at most 160 characters.')
    .transform(linesOf),
  headquarters: line(headquarters, 'Use at most 160 characters, on one line.'),
  ticker: line(ticker, 'Use at most 120 characters, on one line.'),
}

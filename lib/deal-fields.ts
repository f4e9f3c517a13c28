import { z } from 'zod'
import { isDealDate } from '#domain/sponsors/deal-date.ts'
import { sponsorFields } from './sponsor-fields.ts'

/** A date of a deal as a form asks for it; nothing typed is nothing known. */
const date = z
  .string()
  .trim()
  .refine((text) => text === '' || isDealDate(text), 'Write it as 2028, 2028-07 or 2028-07-14.')
  .transform((text) => (text === '' ? null : text))

/** The dates of a deal as forms ask for them. */
export const dateFields = { announced: date, from: date, until: date }

/** A deal as a form asks for it. */
export const dealFields = { tier: sponsorFields.tier, category: sponsorFields.category, ...dateFields }

/** The date that a deal ended: not to be left empty. */
export const endField = z
  .string()
  .trim()
  .min(1, 'Say when it ended, as precisely as you know.')
  .refine((text) => text === '' || isDealDate(text), 'Write it as 2028, 2028-07 or 2028-07-14.')

import { z } from 'zod'
import { SponsorFacts } from '#domain/sponsors/sponsor.ts'

const { name, tier, category } = SponsorFacts.shape

const said = (field: z.ZodType<string>, empty: string, wrong: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .refine((text) => text === '' || field.safeParse(text).success, wrong)

/** A sponsor's facts as a form asks for them: the domain's rules, in words that stand under a field. */
export const sponsorFields = {
  name: said(name, 'Enter the name that the sponsor goes by.', 'Use at most 120 characters, on one line.'),
  tier: said(tier, 'Choose the tier that the sponsor belongs to.', 'Choose one of the tiers.'),
  category: said(category, 'Say what the sponsor is official for.', 'Use at most 160 characters, on one line.'),
}

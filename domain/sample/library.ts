import { z } from 'zod'
import { revisionKinds } from '#db/schema.ts'
import type { Content } from '../richtext/document.ts'
import { SponsorFacts } from '../sponsors/sponsor.ts'

/*
 * The shapes of sample/*.json: who is in the directory, and how each report came to say what its text says.
 */

const moment = z.iso.datetime().transform((text) => Date.parse(text))
const words = z.string().min(1)

const Edit = z.discriminatedUnion('do', [
  /** All headings of the text, and nothing below them. */
  z.strictObject({ do: z.literal('outline'), without: z.array(words).default([]) }),
  z.strictObject({ do: z.literal('write-all') }),
  /** A section's own paragraphs, lists and tables, as the text has them. */
  z.strictObject({ do: z.literal('write-section'), section: words }),
  /** Without words of its own, the standfirst of the text. */
  z.strictObject({ do: z.literal('standfirst'), words: words.optional() }),
  z.strictObject({ do: z.literal('replace-text'), find: words, with: z.string() }),
  /** The item, row or block that begins with these words. */
  z.strictObject({ do: z.literal('remove'), begins: words }),
  /** A section with all that stands below it. */
  z.strictObject({ do: z.literal('move-section'), section: words, before: words }),
])
export type Edit = z.infer<typeof Edit>

const Step = z.strictObject({
  at: moment,
  by: z.enum(['A', 'B']),
  /** The number of a revision that is restored. */
  restore: z.int().optional(),
  edits: z.array(Edit).default([]),
  cut: z.strictObject({ kind: z.enum(revisionKinds), name: words.optional() }).optional(),
  publish: z.strictObject({ change: z.enum(['major', 'minor']), note: words }).optional(),
})
export type Step = z.infer<typeof Step>

export const Story = z.strictObject({ sponsor: words, steps: z.array(Step).min(1) })
export type Story = z.infer<typeof Story>

const day = z.string().regex(/^\d{4}(-\d{2}){0,2}$/)
const Deal = z.object({
  tier: SponsorFacts.shape.tier,
  category: SponsorFacts.shape.category,
  announced: day.optional(),
  from: day.optional(),
  until: day.optional(),
  status: z.enum(['active', 'former']),
})
const Sponsor = z.object({
  name: SponsorFacts.shape.name,
  slug: words,
  legalEntities: z.array(words).min(1),
  headquarters: words.optional(),
  ticker: words.optional(),
  sponsorships: z.tuple([Deal], Deal),
})

export const Directory = z.object({
  begun: moment,
  people: z.strictObject({ A: z.strictObject({ name: words, email: words }), B: z.strictObject({ name: words, email: words }) }),
  sponsors: z.array(Sponsor).min(1),
})
export type Directory = z.infer<typeof Directory>

/** The whole sample library, read and proved: the directory, and the reports with their texts. */
export type Library = Directory & { reports: (Story & { text: Content })[] }

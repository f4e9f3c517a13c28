import { z } from 'zod'
import { revisionKinds } from '#db/schema.ts'
import { Time, timeOrNull } from './api-shapes.ts'
import type { Told } from './authorship.ts'

const Source = z
  .strictObject({
    revision: z.int().nullable().meta({ description: 'The revision that brought the words; null: they are in the draft alone.' }),
    persons: z
      .array(z.strictObject({ id: z.string(), name: z.string() }))
      .meta({ description: 'Who wrote them. Several: one of these, and which one is not known. None: Host City itself, or nobody knows.' }),
    lost: z.boolean().meta({ description: 'This revision cannot be read: the words came with it or with the next one, and from whom is not known.' }),
    at: Time.nullable(),
    kind: z.enum(revisionKinds).nullable(),
    name: z.string().nullable(),
    restoredFrom: z.int().nullable(),
    restoredPart: z.enum(['section', 'change']).nullable(),
    restoredPlace: z.string().nullable(),
    edition: z.string().nullable(),
  })
  .meta({ id: 'Source' })

const AuthoredLine = z
  .strictObject({
    block: z.string().nullable().meta({ description: 'The id of its block; null for the standfirst.' }),
    part: z.enum(['standfirst', 'words', 'label', 'caption']),
    text: z.string().meta({ description: 'A line break in it is a line feed.' }),
    runs: z
      .array(z.strictObject({ length: z.int().min(1), source: z.int().min(0) }))
      .meta({ description: 'One after the other they make up the text. `length` counts UTF-16 units, `source` is a place in `sources`.' }),
  })
  .meta({ id: 'AuthoredLine' })

/** Who wrote what, as the API shows it. */
export const Authorship = z
  .strictObject({
    of: z.union([z.strictObject({ draft: z.literal(true) }), z.strictObject({ revision: z.int() })]),
    sources: z.array(Source),
    lines: z.array(AuthoredLine),
  })
  .meta({ id: 'Authorship' })

export function authorshipShape({ revision, passages: { sources, lines } }: Told): z.infer<typeof Authorship> {
  return {
    of: revision === null ? { draft: true } : { revision },
    sources: sources.map(({ author: _, at, edition, ...source }) => ({
      ...source,
      at: timeOrNull(at),
      edition: edition && `${edition.major}.${edition.minor}`,
    })),
    lines: lines.map(({ block, part, text, runs }) => ({ block, part, text, runs })),
  }
}

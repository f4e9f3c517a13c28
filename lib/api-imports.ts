import { z } from 'zod'
import type { Preview as Previewed } from '#domain/exchange/preview.ts'
import type { ReadyReport } from '#domain/exchange/ready-report.ts'
import type { Result } from '#domain/result.ts'
import { Document, standfirst } from './api-document.ts'
import { type ApiRefusal, problemOf } from './api-problem.ts'

const names = z.array(z.string().max(60)).max(5_000).default([])

/** A manuscript, and what was decided about its findings. */
export const Chosen = z.strictObject({
  manuscript: z.string(),
  part: z.int().min(0).default(0).meta({ description: 'Which report, where several were pasted together; the first is 0.' }),
  take: names,
  leave: names,
})

const Sketch = z.strictObject({
  as: z.enum(['standfirst', 'heading', 'paragraph', 'item', 'callout']),
  text: z.string(),
  label: z.string().optional(),
  level: z.literal([2, 3, 4]).optional(),
})

/** What the reading of a manuscript is unsure of, or wants a person to know. */
export const Finding = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    line: z.int().meta({ description: 'Of the manuscript.' }),
    blockId: z.string().nullable(),
    text: z.string(),
    items: z.int().optional(),
    proposed: z.enum(['take', 'leave']).nullable().meta({ description: 'Null where there is nothing to decide.' }),
    choices: z.strictObject({ take: z.array(Sketch), leave: z.array(Sketch) }).nullable(),
  })
  .meta({ id: 'ImportFinding' })

const name = z.string().nullable()
const count = z.int().min(0)

/** What a manuscript would become. */
export const Preview = z
  .strictObject({
    parts: z.array(z.strictObject({ name, from: z.int(), to: z.int() })).meta({ description: 'More than one where several reports were pasted together.' }),
    part: z.int(),
    sponsor: z.strictObject({ name, tier: name, category: name }),
    counts: z.strictObject({
      sections: count,
      subsections: count,
      games: count,
      minor: count,
      lists: count,
      bullets: count,
      callouts: count,
      tables: count,
      words: count,
    }),
    findings: z.array(Finding),
    isCut: z.boolean().meta({ description: 'There are more findings than are listed.' }),
    content: z.strictObject({ standfirst, document: Document }).nullable().meta({ description: 'As it would be kept, with what was taken and left.' }),
    obstacle: z.strictObject({ type: z.string(), detail: z.string() }).nullable().meta({ description: 'Why it cannot be kept.' }),
  })
  .meta({ id: 'Preview' })

export function previewShape({ parts, part, reading, counts, isCut }: Previewed, ready: Result<ReadyReport, ApiRefusal>): z.infer<typeof Preview> {
  const refused = ready.ok ? null : problemOf(ready.refusal)
  return {
    parts,
    part,
    sponsor: reading.header,
    counts,
    findings: ready.ok ? ready.value.findings : reading.findings,
    isCut: ready.ok ? false : isCut,
    content: ready.ok ? ready.value.content : null,
    obstacle: refused && { type: refused.type, detail: refused.detail },
  }
}

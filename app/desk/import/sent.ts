import { z } from 'zod'
import { MOST_BYTES } from '#domain/exchange/manuscript.ts'
import { ok, type Result, refuse } from '#domain/result.ts'

/** A manuscript of the greatest size, and the form around it. */
export const MOST_SENT = MOST_BYTES + 900_000

const names = z.array(z.string().max(60)).max(5_000).default([])

/** What was chosen on the page, as JSON beside the manuscript. */
export const Chosen = z.object({ part: z.number().int().min(0).default(0), take: names, leave: names })

/** Reads the two parts of the form: the manuscript's bytes, and what is asked about them. */
export async function sentManuscript<Ask>(
  form: FormData,
  shape: z.ZodType<Ask>,
): Promise<Result<{ manuscript: Uint8Array; ask: Ask }, { kind: 'body-unreadable' }>> {
  const [file, asked] = [form.get('manuscript'), form.get('ask')]
  if (!(file instanceof Blob) || typeof asked !== 'string') return refuse({ kind: 'body-unreadable' })
  const ask = shape.safeParse(jsonOf(asked))
  return ask.success ? ok({ manuscript: new Uint8Array(await file.arrayBuffer()), ask: ask.data }) : refuse({ kind: 'body-unreadable' })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

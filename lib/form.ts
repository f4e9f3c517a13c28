import { headers } from 'next/headers'
import type { z } from 'zod'
import { environment } from './environment.ts'
import { log } from './log.ts'

/** What was typed into a form, by field; never what is secret. */
export type Typed = Record<string, string>

/** Refusals that any form may meet. */
export type FormRefusal = { kind: 'signed-out' } | { kind: 'foreign-origin' } | { kind: 'not-written'; why: 'disk-full' | 'busy' | 'fault' }

/**
 * What a form shows after it was sent and did not lead on: sentences by field, a refusal, and all that was typed; or
 * what the act gave, to show this once (`shown`: a link, a token).
 */
export type FormState<Refusal extends { kind: string } = never, Shown = undefined> = {
  typed: Typed
  issues: Record<string, string>
  refusal: Refusal | FormRefusal | null
  shown?: Shown | undefined
}

/** A form that nobody has sent yet. */
export const untouched = (typed: Typed = {}): FormState => ({ typed, issues: {}, refusal: null })

type Read<Input> = { ok: true; input: Input; typed: Typed } | { ok: false; typed: Typed; issues: Record<string, string> }

/** Reads a form with its schema, whose messages are the sentences that stand under the fields. `secret` names fields that are never given back. */
export function readForm<Input>(schema: z.ZodType<Input>, form: FormData, secret: readonly string[] = []): Read<Input> {
  const given = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$')))
  const typed = Object.fromEntries(Object.entries(given).filter(([name]) => !secret.includes(name)))
  const parsed = schema.safeParse(given)
  if (parsed.success) return { ok: true, input: parsed.data, typed }
  const issues: Record<string, string> = {}
  for (const issue of parsed.error.issues) issues[String(issue.path[0] ?? '')] ??= issue.message
  return { ok: false, typed, issues }
}

/**
 * Whether the form was sent from a page of ours. Next refuses a foreign `Origin` but lets a missing one pass; every
 * browser sends it with a form, so without it this is none.
 */
export async function isOwnOrigin(): Promise<boolean> {
  const request = await headers()
  const origin = URL.parse(request.get('origin') ?? '')
  if (!origin) return false
  // The server has settled both: what a client claims about itself is gone by now.
  const own = [request.get('host'), request.get('x-forwarded-host'), environment().publicUrl?.host]
  return own.includes(origin.host)
}

/** Whether Next's script sent the form, which keeps the page; else the browser did, and waits for a new one. */
export async function isSentByScript(): Promise<boolean> {
  return (await headers()).has('next-action')
}

/** Runs what writes. A full disk or a busy database becomes a refusal, so that what was typed stays on the page. */
export async function orNotWritten<Outcome>(write: () => Promise<Outcome>): Promise<Outcome | { ok: false; refusal: FormRefusal }> {
  try {
    return await write()
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    log.error('a form was not written', error)
    return { ok: false, refusal: { kind: 'not-written', why: code === 'SQLITE_FULL' ? 'disk-full' : code.startsWith('SQLITE_BUSY') ? 'busy' : 'fault' } }
  }
}

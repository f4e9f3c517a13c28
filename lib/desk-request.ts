import type { Db } from '#db/transact.ts'
import { type Action, type Forbidden, may } from '#domain/people/may.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type FormRefusal, isOwnOrigin } from './form.ts'
import { reads } from './process.ts'
import { currentActor, type PersonActor } from './session.ts'

export type RequestRefusal = FormRefusal | Forbidden | { kind: 'body-too-large'; most: number } | { kind: 'body-unreadable' }

type Asked = { actor: PersonActor; db: Db; form: FormData }

/**
 * A request that a page of the desk sends by script: from a page of ours, by somebody who is signed in and may, with a
 * form of bounded size. For what a server action cannot take. Refusals: foreign-origin, signed-out, forbidden,
 * body-too-large, body-unreadable.
 */
export async function deskRequest(request: Request, action: Action, most: number): Promise<Result<Asked, RequestRefusal>> {
  if (!(await isOwnOrigin())) return refuse({ kind: 'foreign-origin' })
  const actor = await currentActor()
  if (!actor) return refuse({ kind: 'signed-out' })
  if (!may(actor, action)) return refuse({ kind: 'forbidden', action })
  const bytes = await bodyOf(request, most)
  if (!bytes) return refuse({ kind: 'body-too-large', most })
  try {
    const form = await new Response(bytes, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData()
    return ok({ actor, db: reads(), form })
  } catch {
    return refuse({ kind: 'body-unreadable' })
  }
}

const statuses: Record<string, number> = { 'foreign-origin': 403, forbidden: 403, 'signed-out': 401, 'body-too-large': 413, 'body-unreadable': 400 }

/** An outcome as the page's script reads it. What the domain refuses was asked rightly: its status is 200. */
export const deskAnswer = (outcome: Result<unknown, { kind: string }>): Response =>
  Response.json(outcome, { status: outcome.ok ? 200 : (statuses[outcome.refusal.kind] ?? 200) })

async function bodyOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early cancels the stream.
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

import { z } from 'zod'
import type { ListedPerson, OpenSession, WorkingToken } from '#domain/people/directory.ts'
import { Time, time, timeOrNull } from './api-shapes.ts'
import { environment } from './environment.ts'

export const role = z.enum(['editor', 'admin'])

/** A person as the API shows them. */
export const Person = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    state: z
      .enum(['active', 'invited', 'invitation-expired', 'inactive', 'taken-back', 'sample'])
      .meta({ description: 'inactive: kept out. taken-back: invited once, and never here. sample: of the sample library.' }),
    createdAt: Time,
    lastSignInAt: Time.nullable(),
    invitedUntil: Time.nullable(),
  })
  .meta({ id: 'Person' })

export function personShape({ id, email, name, role: held, state, createdAt, lastSignInAt, invitedUntil }: ListedPerson): z.infer<typeof Person> {
  return {
    id,
    url: `/api/v1/people/${id}`,
    email,
    name,
    role: held,
    state,
    createdAt: time(createdAt),
    lastSignInAt: timeOrNull(lastSignInAt),
    invitedUntil: timeOrNull(invitedUntil),
  }
}

export const Session = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    address: z.string().nullable(),
    agent: z.string().nullable(),
    createdAt: Time,
    lastSeenAt: Time,
  })
  .meta({ id: 'Session' })

export function sessionShape({ createdAt, lastSeenAt, ...session }: OpenSession): z.infer<typeof Session> {
  return { ...session, url: `/api/v1/sessions/${session.id}`, createdAt: time(createdAt), lastSeenAt: time(lastSeenAt) }
}

export const Token = z.strictObject({ id: z.string(), url: z.string(), label: z.string(), createdAt: Time, lastUsedAt: Time.nullable() }).meta({ id: 'Token' })

export function tokenShape({ createdAt, lastUsedAt, ...token }: WorkingToken): z.infer<typeof Token> {
  return { ...token, url: `/api/v1/tokens/${token.id}`, createdAt: time(createdAt), lastUsedAt: timeOrNull(lastUsedAt) }
}

/** A link that works once. It is given once: an answer that is sent again does not have it. */
export const OneTimeLink = z
  .strictObject({ link: z.string().optional().meta({ description: 'Given once; its secret is not kept.' }), expiresAt: Time })
  .meta({ id: 'OneTimeLink' })

/** A path as a person types it: under the public address, or under the one that this request came to. */
export function linkTo(path: string, headers: Headers): string {
  const { publicUrl } = environment()
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'
  return publicUrl ? new URL(path, publicUrl).href : `${headers.get('x-forwarded-proto') ?? 'http'}://${host}${path}`
}

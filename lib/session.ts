import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { type Action, may } from '#domain/people/may.ts'
import { actorOfSession, isSeenLongAgo, type PersonActor, touchSession } from '#domain/people/sessions.ts'
import { log } from './log.ts'
import { reads, transact } from './process.ts'
import { sessionIdOf } from './session-cookie.ts'

export type { PersonActor }

/** Where this request came from, as the server saw it; the header is written over on every request. */
export async function requestAddress(): Promise<string | null> {
  return (await headers()).get('x-hostcity-address')
}

/** Who is signed in, read from the database now, or null. */
export async function currentActor(): Promise<PersonActor | null> {
  const request = await headers()
  const sessionId = await sessionIdOf(request.get('cookie') ?? '')
  if (!sessionId) return null
  const now = Date.now()
  const actor = actorOfSession(reads(), sessionId, now, request.get('x-hostcity-address'))
  if (actor && isSeenLongAgo(actor, now)) await note(sessionId, now)
  return actor
}

/**
 * Who is signed in; whoever is not goes to sign in and comes back to the page that they asked for. With an action,
 * whoever may not do it meets "no such page", as if there were none.
 */
export async function requireActor(action?: Action): Promise<PersonActor> {
  const actor = await currentActor()
  if (actor && action !== undefined && !may(actor, action)) notFound()
  if (actor) return actor
  // Next's mark on the requests of its own script is no part of the page that was asked for.
  const path = (await headers()).get('x-hostcity-path')?.replace(/[?&]_rsc=[^&]*/, '')
  redirect(path && path !== '/desk' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/** A full disk must not keep people from reading. */
async function note(sessionId: string, now: number): Promise<void> {
  try {
    await transact()((tx) => touchSession(tx, sessionId, now))
  } catch (error) {
    log.warn('a session could not be noted as in use', {}, error)
  }
}

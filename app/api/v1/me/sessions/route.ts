import { z } from 'zod'
import { openSessions } from '#domain/people/directory.ts'
import { endSessionsOf } from '#domain/people/sessions.ts'
import { ok } from '#domain/result.ts'
import { acting, reading } from '#lib/api.ts'
import { Session, sessionShape } from '#lib/api-people.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { live } from '#lib/process.ts'

const list = reading({
  summary: 'List where you are signed in',
  gives: z.strictObject({ sessions: z.array(Session) }),
  answer: (db, { actor, now }) => ok(json({ sessions: openSessions(db, actor.id, now).map(sessionShape) })),
})

const endAll = acting({
  summary: 'Sign out everywhere',
  details: 'Tokens go on working.',
  gives: z.strictObject({ ended: z.int() }),
  answer: (tx, { actor, now }) => {
    const ended = endSessionsOf(tx, actor, { personId: actor.id }, now)
    return ended.ok ? ok(json({ ended: ended.value.ended.length })) : ended
  },
  done: ({ actor }) => live()?.closePerson(actor.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/me/sessions', { GET: list, DELETE: endAll })

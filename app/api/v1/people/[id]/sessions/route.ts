import { z } from 'zod'
import { readPerson } from '#domain/people/directory.ts'
import { endSessionsOf } from '#domain/people/sessions.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { live } from '#lib/process.ts'

const endAll = acting({
  summary: 'End every session of a person',
  gives: z.strictObject({ ended: z.int() }),
  refuses: ['person-not-found'],
  answer: (tx, { actor, params, now }) => {
    if (!readPerson(tx, params.id, now)) return refuse({ kind: 'person-not-found' })
    const ended = endSessionsOf(tx, actor, { personId: params.id }, now)
    return ended.ok ? ok(json({ ended: ended.value.ended.length })) : ended
  },
  done: ({ params }) => live()?.closePerson(params.id),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/people/[id]/sessions', { DELETE: endAll })

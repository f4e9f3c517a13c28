import { z } from 'zod'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson, reactivatePerson } from '#domain/people/deactivate.ts'
import { readPerson } from '#domain/people/directory.ts'
import { renamePerson } from '#domain/people/rename.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting, reading } from '#lib/api.ts'
import { Person, personShape, role, Session, sessionShape, Token, tokenShape } from '#lib/api-people.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { live } from '#lib/process.ts'

const read = reading({
  summary: 'Read a person, with their sessions and tokens',
  gives: Person.extend({ sessions: z.array(Session), tokens: z.array(Token) }).meta({ id: 'PersonRecord' }),
  refuses: ['person-not-found'],
  answer: (db, { params, now }) => {
    const person = readPerson(db, params.id, now)
    if (!person) return refuse({ kind: 'person-not-found' })
    return ok(json({ ...personShape(person), sessions: person.sessions.map(sessionShape), tokens: person.tokens.map(tokenShape) }))
  },
})

const change = acting({
  summary: 'Change a person’s name, role or status',
  details: 'All of it or nothing. `inactive` keeps them out: their sessions and tokens end, and what they wrote stays theirs.',
  body: z.strictObject({ name: z.string().optional(), role: role.optional(), status: z.enum(['active', 'inactive']).optional() }),
  gives: Person,
  refuses: ['person-not-found', 'sample-person', 'own-account', 'last-admin', 'never-joined', 'invalid-name'],
  answer: (tx, { actor, params, body, now }) => {
    const personId = params.id
    const renamed = body.name === undefined ? ok(null) : renamePerson(tx, actor, { personId, name: body.name }, now)
    if (!renamed.ok) return renamed
    const changed = body.role === undefined ? ok(null) : changeRole(tx, actor, { personId, role: body.role }, now)
    if (!changed.ok) return changed
    const moved = body.status === undefined ? ok(null) : (body.status === 'active' ? reactivatePerson : deactivatePerson)(tx, actor, { personId }, now)
    if (!moved.ok) return moved
    const person = readPerson(tx, personId, now)
    return person ? ok(json(personShape(person))) : refuse({ kind: 'person-not-found' })
  },
  done: ({ params, body }) => {
    if (body.status === 'inactive') live()?.closePerson(params.id)
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/people/[id]', { GET: read, PATCH: change })

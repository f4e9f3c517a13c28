import { z } from 'zod'
import { readPerson } from '#domain/people/directory.ts'
import { renamePerson } from '#domain/people/rename.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting, reading } from '#lib/api.ts'
import { Person, personShape, Token, tokenShape } from '#lib/api-people.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const read = reading({
  summary: 'Say whose token this is',
  gives: Person.extend({ token: Token }).meta({ id: 'Me' }),
  refuses: ['person-not-found', 'token-not-found'],
  answer: (db, { actor, now }) => {
    const person = readPerson(db, actor.id, now)
    if (!person) return refuse({ kind: 'person-not-found' })
    const token = person.tokens.find((one) => one.id === actor.tokenId)
    return token ? ok(json({ ...personShape(person), token: tokenShape(token) })) : refuse({ kind: 'token-not-found' })
  },
})

const rename = acting({
  summary: 'Change your name',
  details: 'Passwords are changed on the account page alone, with the present one.',
  body: z.strictObject({ name: z.string() }),
  gives: Person,
  refuses: ['person-not-found', 'sample-person', 'invalid-name'],
  answer: (tx, { actor, body, now }) => {
    const renamed = renamePerson(tx, actor, { personId: actor.id, name: body.name }, now)
    if (!renamed.ok) return renamed
    const person = readPerson(tx, actor.id, now)
    return person ? ok(json(personShape(person))) : refuse({ kind: 'person-not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/me', { GET: read, PATCH: rename })

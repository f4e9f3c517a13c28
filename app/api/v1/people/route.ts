import { z } from 'zod'
import { listPeople, readPerson } from '#domain/people/directory.ts'
import { invitePerson } from '#domain/people/invitations.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting, reading } from '#lib/api.ts'
import { linkTo, OneTimeLink, Person, personShape, role } from '#lib/api-people.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { time } from '#lib/api-shapes.ts'

const list = reading({
  summary: 'List people, those who were invited too',
  gives: z.strictObject({ people: z.array(Person) }),
  answer: (db, { now }) => ok(json({ people: listPeople(db, now).map(personShape) })),
})

const invite = acting({
  summary: 'Invite a person by a link that works once',
  details: 'The link is given once and works for three days; the same request sent again is answered without it.',
  once: true,
  body: z.strictObject({ email: z.string(), name: z.string(), role }),
  gives: Person.extend(OneTimeLink.shape).meta({ id: 'Invitation' }),
  statuses: [201],
  refuses: ['invalid-email', 'invalid-name', 'email-taken', 'person-not-found'],
  answer: (tx, { actor, headers, body, now }) => {
    const invited = invitePerson(tx, actor, body, now)
    if (!invited.ok) return invited
    const { id, secret, expiresAt } = invited.value
    const person = readPerson(tx, id, now)
    if (!person) return refuse({ kind: 'person-not-found' })
    const link = linkTo(`/join/${secret}`, headers)
    return ok(json({ ...personShape(person), link, expiresAt: time(expiresAt) }, { status: 201, secret: ['link'] }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/people', { GET: list, POST: invite })

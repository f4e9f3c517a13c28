import { renewInvitation, takeBackInvitation } from '#domain/people/invitations.ts'
import { ok } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { linkTo, OneTimeLink } from '#lib/api-people.ts'
import { json, noContent } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { time } from '#lib/api-shapes.ts'

const renew = acting({
  summary: 'Make a new link for somebody who was invited and has not come',
  details: 'The older link ends.',
  once: true,
  gives: OneTimeLink,
  refuses: ['person-not-found', 'sample-person', 'joined-already'],
  answer: (tx, { actor, params, headers, now }) => {
    const made = renewInvitation(tx, actor, { personId: params.id }, now)
    if (!made.ok) return made
    return ok(json({ link: linkTo(`/join/${made.value.secret}`, headers), expiresAt: time(made.value.expiresAt) }, { secret: ['link'] }))
  },
})

const takeBack = acting({
  summary: 'Take an invitation back',
  gives: null,
  statuses: [204],
  refuses: ['person-not-found', 'sample-person', 'joined-already'],
  answer: (tx, { actor, params, now }) => {
    const taken = takeBackInvitation(tx, actor, { personId: params.id }, now)
    return taken.ok ? ok(noContent) : taken
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/people/[id]/invitation', { POST: renew, DELETE: takeBack })

import { mintResetLink } from '#domain/people/resets.ts'
import { ok } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { linkTo, OneTimeLink } from '#lib/api-people.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { time } from '#lib/api-shapes.ts'

const mint = acting({
  summary: 'Make a link by which a person chooses a new password',
  details: 'It works once, within the hour. An older one ends. Whoever makes it never learns the password.',
  once: true,
  gives: OneTimeLink,
  refuses: ['own-account', 'person-not-found', 'sample-person', 'person-not-active'],
  answer: (tx, { actor, params, headers, now }) => {
    const made = mintResetLink(tx, actor, { personId: params.id }, now)
    if (!made.ok) return made
    return ok(json({ link: linkTo(`/reset/${made.value.secret}`, headers), expiresAt: time(made.value.expiresAt) }, { secret: ['link'] }))
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/people/[id]/reset-link', { POST: mint })

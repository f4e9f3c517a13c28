import { z } from 'zod'
import { workingTokens } from '#domain/people/directory.ts'
import { addToken } from '#domain/people/tokens.ts'
import { ok, refuse } from '#domain/result.ts'
import { acting, reading } from '#lib/api.ts'
import { Token, tokenShape } from '#lib/api-people.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const list = reading({
  summary: 'List your tokens',
  gives: z.strictObject({ tokens: z.array(Token) }),
  answer: (db, { actor }) => ok(json({ tokens: workingTokens(db, actor.id).map(tokenShape) })),
})

const add = acting({
  summary: 'Make a token of your own',
  details: 'It is given once and only its hash is kept: the same request sent again is answered without it.',
  once: true,
  body: z.strictObject({ label: z.string() }),
  gives: Token.extend({ token: z.string().optional() }).meta({ id: 'NewToken' }),
  statuses: [201],
  refuses: ['person-not-found', 'invalid-label', 'token-not-found'],
  answer: (tx, { actor, body, now }) => {
    const added = addToken(tx, actor, { personId: actor.id, label: body.label }, now)
    if (!added.ok) return added
    const token = workingTokens(tx, actor.id).find(({ id }) => id === added.value.id)
    return token ? ok(json({ ...tokenShape(token), token: added.value.token }, { status: 201, secret: ['token'] })) : refuse({ kind: 'token-not-found' })
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/me/tokens', { GET: list, POST: add })

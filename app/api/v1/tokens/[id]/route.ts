import { revokeToken } from '#domain/people/tokens.ts'
import { ok } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { noContent } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const revoke = acting({
  summary: 'Revoke a token of your own, or anybody’s as an admin',
  gives: null,
  statuses: [204],
  refuses: ['token-not-found'],
  answer: (tx, { actor, params, now }) => {
    const revoked = revokeToken(tx, actor, { tokenId: params.id }, now)
    return revoked.ok ? ok(noContent) : revoked
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/tokens/[id]', { DELETE: revoke })

import { endSession } from '#domain/people/sessions.ts'
import { ok } from '#domain/result.ts'
import { acting } from '#lib/api.ts'
import { noContent } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'
import { live } from '#lib/process.ts'

const end = acting({
  summary: 'End a session of your own, or anybody’s as an admin',
  gives: null,
  statuses: [204],
  refuses: ['session-not-found'],
  answer: (tx, { actor, params, now }) => {
    const ended = endSession(tx, actor, { sessionId: params.id }, now)
    return ended.ok ? ok(noContent) : ended
  },
  done: ({ params }) => live()?.closeSessions([params.id]),
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/sessions/[id]', { DELETE: end })

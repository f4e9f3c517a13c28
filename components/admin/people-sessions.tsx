import type { ReactNode } from 'react'
import { When } from '#components/ui/when.tsx'
import type { OpenSession, WorkingToken } from '#domain/people/directory.ts'
import { browserName } from './people-words.ts'

type SessionListProps = { sessions: OpenSession[]; now: number; here?: string; end: (session: OpenSession) => ReactNode }

/** The browsers in which somebody is signed in: what, from where, since when, last seen, and the way to end each. */
export function SessionList({ sessions, now, here, end }: SessionListProps) {
  const first = (session: OpenSession) => (session.id === here ? 0 : 1)
  return (
    <ul className="open-list">
      {sessions
        .toSorted((one, other) => first(one) - first(other))
        .map((session) => (
          <li key={session.id}>
            <span>
              {browserName(session.agent)}
              {session.id === here ? <strong> · this one</strong> : null}
              <small>
                {session.address === null ? '' : `From ${session.address}, `}since <When at={session.createdAt} now={now} />, last seen{' '}
                <When at={session.lastSeenAt} now={now} />
              </small>
            </span>
            {session.id === here ? null : end(session)}
          </li>
        ))}
    </ul>
  )
}

type TokenListProps = { tokens: WorkingToken[]; now: number; revoke: (token: WorkingToken) => ReactNode }

/** The API tokens that work: what for, since when, last used, and the way to end each. */
export function TokenList({ tokens, now, revoke }: TokenListProps) {
  return (
    <ul className="open-list">
      {tokens.map((token) => (
        <li key={token.id}>
          <span>
            {token.label}
            <small>
              Made <When at={token.createdAt} now={now} />,{' '}
              {token.lastUsedAt === null ? (
                'never used'
              ) : (
                <>
                  last used <When at={token.lastUsedAt} now={now} />
                </>
              )}
            </small>
          </span>
          {revoke(token)}
        </li>
      ))}
    </ul>
  )
}

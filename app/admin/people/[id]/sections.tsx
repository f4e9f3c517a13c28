import { Section } from '#components/admin/people-section.tsx'
import { SessionList, TokenList } from '#components/admin/people-sessions.tsx'
import { roleChoices } from '#components/admin/people-words.ts'
import { Choice } from '#components/form/choice.tsx'
import { When } from '#components/ui/when.tsx'
import type { readPerson } from '#domain/people/directory.ts'
import { ActForm } from '../act-form.tsx'
import { deactivate, endTheirSession, endTheirSessions, giveRole, reactivate, revokeTheirToken, takeBack } from './actions.ts'
import { LinkForm } from './link-form.tsx'

type Of = { person: NonNullable<ReturnType<typeof readPerson>>; now: number }

const keep = (id: string, label: string) => (
  <a className="btn plain" href={`/admin/people/${id}`}>
    {label}
  </a>
)

/** Somebody who was invited and has not come: a new link, or an end of it. */
export function InvitationSection({ person: { id, name, state, invitedUntil }, now, confirm }: Of & { confirm: boolean }) {
  const works = state === 'invited' && invitedUntil !== null
  return (
    <Section id="invitation" title="Invitation">
      <p className="long">
        {works ? (
          <>
            {`${name} has not come yet. The link works until `}
            <When at={invitedUntil} now={now} />. If it was lost, make a new one: the old one ends.
          </>
        ) : state === 'taken-back' ? (
          'The invitation was taken back. A new one lets them in after all.'
        ) : (
          `The link has expired, and nobody came in by it. Make a new one and send it to ${name}.`
        )}
      </p>
      <div className="side-by-side">
        <LinkForm what="invitation" personId={id} button="Invite again" primary={!works && !confirm} />
        {state === 'taken-back' ? null : confirm ? (
          <ActForm
            action={takeBack}
            about={{ personId: id }}
            refused="The invitation was not taken back."
            pending="Taking it back…"
            primary
            before={<p className="lead">{`The link works no more, and ${name} stays out until somebody invites them again.`}</p>}
            after={keep(id, 'Keep it')}
          >
            Take the invitation back
          </ActForm>
        ) : (
          <a className="btn" href={`/admin/people/${id}?confirm=take-back#invitation`}>
            Take it back…
          </a>
        )}
      </div>
    </Section>
  )
}

export function RoleSection({ person: { id, role }, you }: Of & { you: boolean }) {
  return (
    <Section id="role" title="Role">
      {you ? (
        <p className="long">This is you. Another admin can change your role or deactivate you, so that nobody locks themselves out.</p>
      ) : (
        <ActForm
          action={giveRole}
          about={{ personId: id }}
          refused="The role was not changed."
          pending="Changing…"
          before={<Choice name="role" legend="What they may do" value={role} options={roleChoices} />}
        >
          Change the role
        </ActForm>
      )}
    </Section>
  )
}

export function SessionsSection({ person: { id, name, sessions }, now, here }: Of & { here: string }) {
  const others = sessions.filter((session) => session.id !== here)
  return (
    <Section id="sessions" title="Sessions">
      {sessions.length === 0 ? <p className="long">{`${name} is not signed in anywhere.`}</p> : null}
      {sessions.length > 0 ? (
        <SessionList
          sessions={sessions}
          now={now}
          here={here}
          end={(session) => (
            <ActForm action={endTheirSession} about={{ personId: id, id: session.id }} refused="The session was not ended." pending="Ending…">
              End
            </ActForm>
          )}
        />
      ) : null}
      {others.length > 1 && others.length === sessions.length ? (
        <ActForm action={endTheirSessions} about={{ personId: id }} refused="The sessions were not ended." pending="Ending…">
          End all sessions
        </ActForm>
      ) : null}
    </Section>
  )
}

export function TokensSection({ person: { id, tokens }, now }: Of) {
  if (tokens.length === 0) return null
  return (
    <Section id="tokens" title="API tokens">
      <TokenList
        tokens={tokens}
        now={now}
        revoke={(token) => (
          <ActForm action={revokeTheirToken} about={{ personId: id, id: token.id }} refused="The token was not revoked." pending="Revoking…">
            Revoke
          </ActForm>
        )}
      />
    </Section>
  )
}

export function AccountSection({ person: { id, name, state }, confirm }: Of & { confirm: boolean }) {
  if (state === 'inactive') {
    return (
      <Section id="account" title="Deactivated">
        <p className="long">{`${name} cannot sign in. What they wrote stays theirs. Reactivated, they sign in with the password that they had; tokens of before stay ended.`}</p>
        <ActForm action={reactivate} about={{ personId: id }} refused={`${name} was not reactivated.`} pending="Reactivating…" primary>
          {`Reactivate ${name}`}
        </ActForm>
      </Section>
    )
  }
  return (
    <Section id="account" title="Deactivate">
      {confirm ? (
        <ActForm
          action={deactivate}
          about={{ personId: id }}
          refused={`${name} was not deactivated.`}
          pending="Deactivating…"
          primary
          before={
            <p className="lead">{`${name} is signed out everywhere at once, their API tokens end, and they cannot sign in. Everything that they wrote stays, under their name.`}</p>
          }
          after={keep(id, 'Leave it')}
        >
          {`Deactivate ${name}`}
        </ActForm>
      ) : (
        <>
          <p className="long">Somebody who leaves the desk is deactivated, never deleted: reports and history keep their name.</p>
          <a className="btn" href={`/admin/people/${id}?confirm=deactivate#account`}>
            {`Deactivate ${name}…`}
          </a>
        </>
      )}
    </Section>
  )
}

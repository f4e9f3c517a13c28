import type { Metadata } from 'next'
import { Section } from '#components/admin/people-section.tsx'
import { SessionList, TokenList } from '#components/admin/people-sessions.tsx'
import { mayDo } from '#components/admin/people-words.ts'
import { Bar } from '#components/desk/bar.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { openSessions, workingTokens } from '#domain/people/directory.ts'
import { PASSWORD_MIN_CHARACTERS } from '#domain/people/password.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { ActForm } from '../../admin/people/act-form.tsx'
import { endOtherSessions, endOwnSession, revokeOwnToken, signOutEverywhere } from './actions.ts'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { TokenForm } from './token-form.tsx'

export const metadata: Metadata = { title: 'Your account' }

export default async function Account({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const { id, name, email, role, sessionId } = await requireActor()
  const { done } = await searchParams
  const now = Date.now()
  const sessions = openSessions(reads(), id, now)
  const tokens = workingTokens(reads(), id)
  const said = typeof done === 'string' && Object.hasOwn(news, done) ? news[done] : undefined
  return (
    <>
      <Bar person={name} signOut={signOut} back={{ href: '/desk', label: 'Reports' }} title="Your account" />
      <main className="sheet column">
        {said ? <Notice tone="done" title={said} /> : null}
        <Section id="you" title="You">
          <p className="long">{`You sign in as ${email}. ${role === 'admin' ? 'An admin' : 'An editor'}: ${mayDo[role].you.charAt(0).toLowerCase()}${mayDo[role].you.slice(1)}`}</p>
          <NameForm name={name} />
        </Section>
        <Section id="password" title="Password">
          <p className="long">A new password ends every other session of yours. What is typed is kept on each device.</p>
          <PasswordForm email={email} shortest={PASSWORD_MIN_CHARACTERS} />
        </Section>
        <Section id="sessions" title="Sessions">
          <p className="long">Where you are signed in. One that you do not know is not yours: end it, then change your password.</p>
          <SessionList
            sessions={sessions}
            now={now}
            here={sessionId}
            end={(session) => (
              <ActForm action={endOwnSession} about={{ id: session.id }} refused="The session was not ended." pending="Ending…">
                End
              </ActForm>
            )}
          />
          <div className="side-by-side">
            {sessions.length > 1 ? (
              <ActForm action={endOtherSessions} about={{}} refused="The other sessions were not ended." pending="Ending…">
                End all others
              </ActForm>
            ) : null}
            <ActForm action={signOutEverywhere} about={{}} refused="You are still signed in." pending="Signing out…">
              Sign out everywhere
            </ActForm>
          </div>
        </Section>
        <Section id="tokens" title="API tokens">
          <p className="long">{`A token lets a script do what you may. ${tokens.length === 0 ? 'You have none.' : 'Revoke one that is not used any more.'}`}</p>
          {tokens.length > 0 ? (
            <TokenList
              tokens={tokens}
              now={now}
              revoke={(token) => (
                <ActForm action={revokeOwnToken} about={{ id: token.id }} refused="The token was not revoked." pending="Revoking…">
                  Revoke
                </ActForm>
              )}
            />
          ) : null}
          <TokenForm />
        </Section>
      </main>
    </>
  )
}

const news: Record<string, string> = {
  name: 'Your name is changed, also beside what you wrote before.',
  password: 'Your password is changed. Every other session of yours has ended.',
  session: 'That session has ended.',
  sessions: 'All other sessions have ended.',
  token: 'That token has ended.',
}

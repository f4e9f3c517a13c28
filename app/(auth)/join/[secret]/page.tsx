import type { Metadata } from 'next'
import { mayDo } from '#components/admin/people-words.ts'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'
import { findInvitation } from '#domain/people/invitations.ts'
import { PASSWORD_MIN_CHARACTERS } from '#domain/people/password.ts'
import { reads } from '#lib/process.ts'
import { currentActor } from '#lib/session.ts'
import { JoinForm } from './join-form.tsx'

export const metadata: Metadata = { title: 'Join the desk' }
export const dynamic = 'force-dynamic'

export default async function Join({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const now = Date.now()
  const invitation = findInvitation(reads(), secret, now)
  if (!invitation.ok) {
    return (
      <>
        <h1>Join the desk</h1>
        <RefusalMessage title="This invitation does not work." refusal={invitation.refusal} />
      </>
    )
  }
  const { person, expiresAt } = invitation.value
  const here = await currentActor()
  return (
    <>
      <h1>Join the desk</h1>
      <p className="dim">
        {`You were invited to Host City as ${person.role === 'admin' ? 'an admin' : 'an editor'}. ${mayDo[person.role].you} This link works once, until `}
        <When at={expiresAt} now={now} />.
      </p>
      {here ? (
        <Notice tone="warning" title={`${here.name} is signed in here.`}>
          Joining signs them out of this browser.
        </Notice>
      ) : null}
      <JoinForm secret={secret} name={person.name} email={person.email} shortest={PASSWORD_MIN_CHARACTERS} />
    </>
  )
}

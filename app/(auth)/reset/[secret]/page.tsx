import type { Metadata } from 'next'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { When } from '#components/ui/when.tsx'
import { PASSWORD_MIN_CHARACTERS } from '#domain/people/password.ts'
import { findResetLink } from '#domain/people/resets.ts'
import { reads } from '#lib/process.ts'
import { ResetForm } from './reset-form.tsx'

export const metadata: Metadata = { title: 'Choose a new password' }
export const dynamic = 'force-dynamic'

export default async function Reset({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const now = Date.now()
  const link = findResetLink(reads(), secret, now)
  if (!link.ok) {
    return (
      <>
        <h1>Choose a new password</h1>
        <RefusalMessage title="This link does not work." refusal={link.refusal} />
      </>
    )
  }
  const { person, expiresAt } = link.value
  return (
    <>
      <h1>Choose a new password</h1>
      <p className="dim">
        {`For ${person.name}. All your sessions and API tokens end, and you sign in with the new password. This link works once, until `}
        <When at={expiresAt} now={now} />.
      </p>
      <ResetForm secret={secret} email={person.email} shortest={PASSWORD_MIN_CHARACTERS} />
    </>
  )
}

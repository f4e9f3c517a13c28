import type { Metadata } from 'next'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { findFirstAdminLink } from '#domain/people/first-admin.ts'
import { PASSWORD_MIN_CHARACTERS } from '#domain/people/password.ts'
import { reads } from '#lib/process.ts'
import { WelcomeForm } from './welcome-form.tsx'

export const metadata: Metadata = { title: 'Become the first admin' }
export const dynamic = 'force-dynamic'

export default async function Welcome({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const link = findFirstAdminLink(reads(), secret, Date.now())
  if (!link.ok) {
    return (
      <>
        <h1>Become the first admin</h1>
        <RefusalMessage title="This link does not work." refusal={link.refusal} />
      </>
    )
  }
  return (
    <>
      <h1>Become the first admin</h1>
      <p className="dim">You look after people, history and the service, and write like everybody else. This link works once.</p>
      <WelcomeForm secret={secret} shortest={PASSWORD_MIN_CHARACTERS} />
    </>
  )
}

import type { Metadata } from 'next'
import { Bar } from '#components/desk/bar.tsx'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { InviteForm } from './invite-form.tsx'

export const metadata: Metadata = { title: 'Invite a colleague' }

export default async function Invite() {
  const actor = await requireActor('person.add')
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/admin/people', label: 'People' }} title="Invite a colleague" />
      <main className="sheet column">
        <p className="lead">You get a link to send them. It works once, for three days; they choose their own password with it.</p>
        <InviteForm />
      </main>
    </>
  )
}

import type { Metadata } from 'next'
import { Bar } from '#components/desk/bar.tsx'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { SignOutEverywhere } from './sign-out-everywhere.tsx'

export const metadata: Metadata = { title: 'Your account' }

export default async function Account() {
  const { name, email, role } = await requireActor()
  return (
    <>
      <Bar person={name} signOut={signOut} back={{ href: '/desk', label: 'Reports' }} title="Your account" />
      <main className="sheet column">
        <section className="states" aria-labelledby="you">
          <h2 id="you">You</h2>
          <div>
            <p className="long">{`${name}, ${email}. ${role === 'admin' ? 'An admin: you look after people, history and the service, and write like everybody else.' : 'An editor: you write and publish any report.'}`}</p>
          </div>
        </section>
        <section className="states" aria-labelledby="sessions">
          <h2 id="sessions">Sessions</h2>
          <div>
            <p className="long">
              Left a browser signed in elsewhere? This ends every session of yours at once, this one too. What is typed is kept on each device.
            </p>
            <SignOutEverywhere />
          </div>
        </section>
      </main>
    </>
  )
}

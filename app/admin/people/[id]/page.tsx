import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PersonDone } from '#components/admin/people-done.tsx'
import { Section } from '#components/admin/people-section.tsx'
import { PersonMark } from '#components/admin/people-state.tsx'
import { mayDo, roleNames } from '#components/admin/people-words.ts'
import { Bar } from '#components/desk/bar.tsx'
import { When } from '#components/ui/when.tsx'
import { readPerson } from '#domain/people/directory.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import { signOut } from '../../../(auth)/sign-out/actions.ts'
import { LinkForm } from './link-form.tsx'
import { AccountSection, InvitationSection, RoleSection, SessionsSection, TokensSection } from './sections.tsx'

export const metadata: Metadata = { title: 'Person' }

type Query = { confirm?: string | string[]; done?: string | string[] }

export default async function Person({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Query> }) {
  const actor = await requireActor('person.read')
  const [{ id }, { confirm, done }] = [await params, await searchParams]
  const now = Date.now()
  const person = readPerson(reads(), id, now)
  if (!person) notFound()
  const { name, email, role, state, lastSignInAt, createdAt } = person
  const you = id === actor.id
  const awaited = state === 'invited' || state === 'invitation-expired' || state === 'taken-back'
  const of = { person, now }
  return (
    <>
      <Bar person={actor.name} signOut={signOut} back={{ href: '/admin/people', label: 'People' }} title={name} state={<PersonMark state={state} />} />
      <main className="sheet column">
        <PersonDone what={done} person={person} />
        <Section id="who" title="Who">
          <p className="long">
            {`${name}, ${email}. ${roleNames[role]}. ${mayDo[role].they}.`}
            <br />
            <span className="dim">
              {awaited ? 'Invited first ' : 'Here since '}
              <When at={createdAt} now={now} />
              {'. '}
              {lastSignInAt === null ? (
                'Never signed in.'
              ) : (
                <>
                  Last sign-in <When at={lastSignInAt} now={now} />.
                </>
              )}
            </span>
          </p>
          {you ? (
            <a className="btn" href="/desk/account">
              Your account
            </a>
          ) : null}
        </Section>
        {state === 'sample' ? (
          <Section id="sample" title="Sample library">
            <p className="long">{`${name} wrote sample reports, cannot sign in, and goes when the sample is removed. Nothing about them can be changed.`}</p>
          </Section>
        ) : (
          <>
            {awaited ? <InvitationSection {...of} confirm={confirm === 'take-back'} /> : null}
            {state === 'inactive' ? <AccountSection {...of} confirm={false} /> : null}
            <RoleSection {...of} you={you} />
            {state === 'active' && !you ? (
              <Section id="password" title="Password">
                <p className="long">{`Forgotten? Make a link by which ${name} chooses a new one, within the hour. You never learn it.`}</p>
                <LinkForm what="reset" personId={id} button="Make a reset link" />
              </Section>
            ) : null}
            {state === 'active' ? <SessionsSection {...of} here={actor.sessionId} /> : null}
            {state === 'active' ? <TokensSection {...of} /> : null}
            {state === 'active' && !you ? <AccountSection {...of} confirm={confirm === 'deactivate'} /> : null}
          </>
        )}
      </main>
    </>
  )
}

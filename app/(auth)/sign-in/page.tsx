import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Notice } from '#components/ui/notice.tsx'
import { ownPath } from '#lib/own-path.ts'
import { currentActor } from '#lib/session.ts'
import { SignInForm } from './sign-in-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignIn({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { next, done } = await searchParams
  const path = ownPath(typeof next === 'string' ? next : null)
  if (await currentActor()) redirect(path)
  return (
    <>
      <h1>Sign in</h1>
      <p className="dim">{path === '/desk' ? 'To the desk, where reports are written.' : 'Then you come back to the page that you asked for.'}</p>
      {done === 'reset' ? <Notice tone="done" title="Your new password is set. Sign in with it." /> : null}
      <SignInForm next={path} />
    </>
  )
}

'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { acceptInvitation, findInvitation } from '#domain/people/invitations.ts'
import type { LinkRefusal } from '#domain/people/one-time-links.ts'
import { hashPassword, type PasswordRefusal, passwordRefusal } from '#domain/people/password.ts'
import { signInWithPassword } from '#lib/auth.ts'
import { type FormState, isOwnOrigin, orNotWritten, readForm } from '#lib/form.ts'
import { reads, transact } from '#lib/process.ts'
import { requestAddress } from '#lib/session.ts'

export type JoinRefusal = LinkRefusal | PasswordRefusal | { kind: 'invalid-name' }

const input = z.object({
  secret: z.string(),
  name: z.string().trim().min(1, 'Enter the name that colleagues will see.'),
  password: z.string().min(1, 'Choose a password.'),
})

export async function join(_before: FormState<JoinRefusal>, form: FormData): Promise<FormState<JoinRefusal>> {
  const read = readForm(input, form, ['password', 'secret'])
  const refused = (refusal: FormState<JoinRefusal>['refusal']) => ({ typed: read.typed, issues: {}, refusal })
  if (!(await isOwnOrigin())) return refused({ kind: 'foreign-origin' })
  if (!read.ok) return { typed: read.typed, issues: read.issues, refusal: null }

  const { secret, name, password } = read.input
  const invitation = findInvitation(reads(), secret, Date.now())
  if (!invitation.ok) return refused(invitation.refusal)
  const weak = passwordRefusal(password, { email: invitation.value.person.email, name })
  if (weak) return refused(weak)

  const passwordHash = await hashPassword(password)
  const address = await requestAddress()
  const joined = await orNotWritten(() => transact()((tx) => acceptInvitation(tx, { secret, name, passwordHash, address }, Date.now())))
  if (!joined.ok) return refused(joined.refusal)
  const refusal = await signInWithPassword({ email: joined.value.email, password })
  redirect(refusal ? '/sign-in' : '/desk')
}

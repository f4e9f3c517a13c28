'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { AddPersonRefusal } from '#domain/people/accounts.ts'
import { type FirstAdminLinkRefusal, findFirstAdminLink, redeemFirstAdminLink } from '#domain/people/first-admin.ts'
import { hashPassword, type PasswordRefusal, passwordRefusal } from '#domain/people/password.ts'
import type { SignInRefusal } from '#domain/people/sign-in.ts'
import { reportToShow } from '#domain/sample/tour.ts'
import { signInWithPassword } from '#lib/auth.ts'
import { type FormState, isOwnOrigin, orNotWritten, readForm } from '#lib/form.ts'
import { reads, transact } from '#lib/process.ts'
import { requestAddress } from '#lib/session.ts'

export type WelcomeRefusal = FirstAdminLinkRefusal | AddPersonRefusal | PasswordRefusal | SignInRefusal

const input = z.object({
  secret: z.string(),
  name: z.string().trim().min(1, 'Enter the name that colleagues will see.'),
  email: z.string().trim().min(1, 'Enter the address that you will sign in with.'),
  password: z.string().min(1, 'Choose a password.'),
})

export async function becomeFirstAdmin(_before: FormState<WelcomeRefusal>, form: FormData): Promise<FormState<WelcomeRefusal>> {
  const read = readForm(input, form, ['password', 'secret'])
  const refused = (refusal: FormState<WelcomeRefusal>['refusal']) => ({ typed: read.typed, issues: {}, refusal })
  if (!(await isOwnOrigin())) return refused({ kind: 'foreign-origin' })
  if (!read.ok) return { typed: read.typed, issues: read.issues, refusal: null }

  const { password, ...person } = read.input
  const link = findFirstAdminLink(reads(), person.secret, Date.now())
  if (!link.ok) return refused(link.refusal)
  const weak = passwordRefusal(password, person)
  if (weak) return refused(weak)

  const passwordHash = await hashPassword(password)
  const address = await requestAddress()
  const added = await orNotWritten(() => transact()((tx) => redeemFirstAdminLink(tx, { ...person, passwordHash, address }, Date.now())))
  if (!added.ok) return refused(added.refusal)
  const refusal = await signInWithPassword({ email: added.value.email, password })
  const shown = reportToShow(reads())
  redirect(refusal ? '/sign-in' : shown ? `/desk/reports/${shown}?hint=sample` : '/desk')
}

'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { LinkRefusal } from '#domain/people/one-time-links.ts'
import { hashPassword, type PasswordRefusal, passwordRefusal } from '#domain/people/password.ts'
import { findResetLink, redeemResetLink } from '#domain/people/resets.ts'
import { type FormState, isOwnOrigin, orNotWritten, readForm } from '#lib/form.ts'
import { live, reads, transact } from '#lib/process.ts'
import { requestAddress } from '#lib/session.ts'

export type NewPasswordRefusal = LinkRefusal | PasswordRefusal

const input = z.object({ secret: z.string(), password: z.string().min(1, 'Choose a password.') })

export async function setPassword(_before: FormState<NewPasswordRefusal>, form: FormData): Promise<FormState<NewPasswordRefusal>> {
  const read = readForm(input, form, ['password', 'secret'])
  const refused = (refusal: FormState<NewPasswordRefusal>['refusal']) => ({ typed: read.typed, issues: {}, refusal })
  if (!(await isOwnOrigin())) return refused({ kind: 'foreign-origin' })
  if (!read.ok) return { typed: read.typed, issues: read.issues, refusal: null }

  const { secret, password } = read.input
  const link = findResetLink(reads(), secret, Date.now())
  if (!link.ok) return refused(link.refusal)
  const weak = passwordRefusal(password, link.value.person)
  if (weak) return refused(weak)

  const passwordHash = await hashPassword(password)
  const address = await requestAddress()
  const reset = await orNotWritten(() => transact()((tx) => redeemResetLink(tx, { secret, passwordHash, address }, Date.now())))
  if (!reset.ok) return refused(reset.refusal)
  live()?.closePerson(reset.value.id)
  redirect('/sign-in?done=reset')
}

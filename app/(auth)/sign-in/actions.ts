'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { SignInRefusal } from '#domain/people/sign-in.ts'
import { signInWithPassword } from '#lib/auth.ts'
import { type FormState, isOwnOrigin, readForm } from '#lib/form.ts'
import { ownPath } from '#lib/own-path.ts'

const input = z.object({
  email: z.string().trim().min(1, 'Enter your e-mail address.'),
  password: z.string().min(1, 'Enter your password.'),
  next: z.string().optional(),
})

export async function signIn(_before: FormState<SignInRefusal>, form: FormData): Promise<FormState<SignInRefusal>> {
  const read = readForm(input, form, ['password'])
  if (!(await isOwnOrigin())) return { typed: read.typed, issues: {}, refusal: { kind: 'foreign-origin' } }
  if (!read.ok) return { typed: read.typed, issues: read.issues, refusal: null }
  const refusal = await signInWithPassword(read.input)
  if (refusal) return { typed: read.typed, issues: {}, refusal }
  redirect(ownPath(read.input.next))
}

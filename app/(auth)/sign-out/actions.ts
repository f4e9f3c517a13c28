'use server'

import { redirect } from 'next/navigation'
import { signOutHere } from '#lib/auth.ts'
import { isOwnOrigin } from '#lib/form.ts'

export async function signOut(): Promise<void> {
  if (await isOwnOrigin()) await signOutHere()
  redirect('/sign-in')
}

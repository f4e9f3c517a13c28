'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ChangePasswordRefusal, changePassword } from '#domain/people/change-password.ts'
import type { Forbidden } from '#domain/people/may.ts'
import { type RenameRefusal, renamePerson } from '#domain/people/rename.ts'
import { endSession, endSessionsOf } from '#domain/people/sessions.ts'
import { type AddTokenRefusal, addToken, type RevokeTokenRefusal, revokeToken } from '#domain/people/tokens.ts'
import { deskAction } from '#lib/action.ts'
import { signOutHere } from '#lib/auth.ts'
import { type FormState, isOwnOrigin, isSentByScript, orNotWritten, readForm } from '#lib/form.ts'
import { live, reads, transact } from '#lib/process.ts'
import { currentActor, requireActor } from '#lib/session.ts'

const nothing = z.object({})
const one = z.object({ id: z.string() })
const naming = z.object({ name: z.string().trim().min(1, 'Enter the name that colleagues see.') })
const labelling = z.object({ label: z.string().trim().min(1, 'Say what the token is for.') })
const passwords = z.object({
  present: z.string().min(1, 'Enter the password that you have now.'),
  password: z.string().min(1, 'Choose the new password.'),
})

export const rename = deskAction<z.infer<typeof naming>, unknown, RenameRefusal>({
  input: naming,
  verb: (tx, actor, { name }, now) => renamePerson(tx, actor, { personId: actor.id, name }, now),
  done: () => redirect('/desk/account?done=name'),
})

/** Checks and hashes outside a transaction, hence no `deskAction`. */
export async function setOwnPassword(_before: FormState<ChangePasswordRefusal>, form: FormData): Promise<FormState<ChangePasswordRefusal>> {
  const read = readForm(passwords, form, ['present', 'password'])
  const refused = (refusal: FormState<ChangePasswordRefusal>['refusal']) => ({ typed: {}, issues: {}, refusal })
  if (!(await isOwnOrigin())) return refused({ kind: 'foreign-origin' })
  const actor = await currentActor()
  if (!actor) {
    if (!(await isSentByScript())) await requireActor()
    return refused({ kind: 'signed-out' })
  }
  if (!read.ok) return { typed: {}, issues: read.issues, refusal: null }

  const changed = await orNotWritten(() => changePassword({ reads: reads(), transact: transact() }, actor, read.input, Date.now()))
  if (!changed.ok) return refused(changed.refusal)
  live()?.closeSessions(changed.value.ended)
  redirect('/desk/account?done=password')
}

export const endOwnSession = deskAction<z.infer<typeof one>, unknown, Forbidden | { kind: 'session-not-found' }>({
  input: one,
  verb: (tx, actor, { id }, now) => endSession(tx, actor, { sessionId: id }, now),
  done: (_ended, { id }) => {
    live()?.closeSessions([id])
    redirect('/desk/account?done=session')
  },
})

export const endOtherSessions = deskAction<object, { ended: string[] }, Forbidden>({
  input: nothing,
  verb: (tx, actor, _nothing, now) => endSessionsOf(tx, actor, { personId: actor.id, but: actor.sessionId }, now),
  done: ({ ended }) => {
    live()?.closeSessions(ended)
    redirect('/desk/account?done=sessions')
  },
})

export const signOutEverywhere = deskAction<object, { ended: string[] }, Forbidden>({
  input: nothing,
  verb: (tx, actor, _nothing, now) => endSessionsOf(tx, actor, { personId: actor.id }, now),
  done: async ({ ended }) => {
    live()?.closeSessions(ended)
    await signOutHere()
    redirect('/sign-in')
  },
})

export const makeToken = deskAction<z.infer<typeof labelling>, { token: string }, AddTokenRefusal, { token: string; label: string }>({
  input: labelling,
  verb: (tx, actor, { label }, now) => addToken(tx, actor, { personId: actor.id, label }, now),
  done: ({ token }, { label }) => {
    refresh()
    return { token, label }
  },
})

export const revokeOwnToken = deskAction<z.infer<typeof one>, unknown, RevokeTokenRefusal>({
  input: one,
  verb: (tx, actor, { id }, now) => revokeToken(tx, actor, { tokenId: id }, now),
  done: () => redirect('/desk/account?done=token'),
})

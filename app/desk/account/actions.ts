'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Forbidden } from '#domain/people/may.ts'
import { endSessionsOf } from '#domain/people/sessions.ts'
import { deskAction } from '#lib/action.ts'
import { signOutHere } from '#lib/auth.ts'
import { live } from '#lib/process.ts'

export const signOutEverywhere = deskAction<object, { ended: string[] }, Forbidden>({
  input: z.object({}),
  verb: (tx, actor, _nothing, now) => endSessionsOf(tx, actor, { personId: actor.id }, now),
  done: async ({ ended }) => {
    live()?.closeSessions(ended)
    await signOutHere()
    redirect('/sign-in')
  },
})

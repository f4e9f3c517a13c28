'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { HandedOn } from '#components/admin/people-link.tsx'
import { type ChangeRoleRefusal, changeRole } from '#domain/people/change-role.ts'
import { type DeactivateRefusal, deactivatePerson, type ReactivateRefusal, reactivatePerson } from '#domain/people/deactivate.ts'
import { type InvitationRefusal, renewInvitation, takeBackInvitation } from '#domain/people/invitations.ts'
import type { Forbidden } from '#domain/people/may.ts'
import type { MintedLink } from '#domain/people/one-time-links.ts'
import { mintResetLink, type ResetRefusal } from '#domain/people/resets.ts'
import { endSession, endSessionsOf } from '#domain/people/sessions.ts'
import { type RevokeTokenRefusal, revokeToken } from '#domain/people/tokens.ts'
import { deskAction } from '#lib/action.ts'
import { live } from '#lib/process.ts'
import { publicAddress } from '#lib/public-address.ts'

const person = z.object({ personId: z.string() })
const ofPerson = z.object({ personId: z.string(), id: z.string() })
const roleOf = z.object({ personId: z.string(), role: z.enum(['editor', 'admin'], 'Choose a role.') })

type Person = z.infer<typeof person>
type Link = MintedLink & { name: string; email: string }

const backTo = ({ personId }: Person, what: string) => redirect(`/admin/people/${encodeURIComponent(personId)}?done=${what}`)

async function handOn(path: string, { secret, ...link }: Link): Promise<HandedOn> {
  refresh()
  return { ...link, link: await publicAddress(`/${path}/${secret}`), now: Date.now() }
}

export const inviteAgain = deskAction<Person, Link, InvitationRefusal | ResetRefusal, HandedOn>({
  input: person,
  verb: renewInvitation,
  done: (link) => handOn('join', link),
})

export const takeBack = deskAction<Person, unknown, InvitationRefusal>({
  input: person,
  verb: takeBackInvitation,
  done: (_ended, input) => backTo(input, 'taken-back'),
})

export const giveRole = deskAction<z.infer<typeof roleOf>, unknown, ChangeRoleRefusal>({
  input: roleOf,
  verb: changeRole,
  done: (_changed, input) => backTo(input, 'role'),
})

export const makeResetLink = deskAction<Person, Link, InvitationRefusal | ResetRefusal, HandedOn>({
  input: person,
  verb: mintResetLink,
  done: (link) => handOn('reset', link),
})

export const endTheirSession = deskAction<z.infer<typeof ofPerson>, unknown, Forbidden | { kind: 'session-not-found' }>({
  input: ofPerson,
  verb: (tx, actor, { id }, now) => endSession(tx, actor, { sessionId: id }, now),
  done: (_ended, input) => {
    live()?.closeSessions([input.id])
    backTo(input, 'session')
  },
})

export const endTheirSessions = deskAction<Person, unknown, Forbidden>({
  input: person,
  verb: (tx, actor, { personId }, now) => endSessionsOf(tx, actor, { personId }, now),
  done: (_ended, input) => {
    live()?.closePerson(input.personId)
    backTo(input, 'sessions')
  },
})

export const revokeTheirToken = deskAction<z.infer<typeof ofPerson>, unknown, RevokeTokenRefusal>({
  input: ofPerson,
  verb: (tx, actor, { id }, now) => revokeToken(tx, actor, { tokenId: id }, now),
  done: (_revoked, input) => backTo(input, 'token'),
})

export const deactivate = deskAction<Person, unknown, DeactivateRefusal>({
  input: person,
  verb: deactivatePerson,
  done: (_out, input) => {
    live()?.closePerson(input.personId)
    backTo(input, 'deactivated')
  },
})

export const reactivate = deskAction<Person, unknown, ReactivateRefusal>({
  input: person,
  verb: reactivatePerson,
  done: (_back, input) => backTo(input, 'reactivated'),
})

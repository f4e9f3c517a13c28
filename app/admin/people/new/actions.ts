'use server'

import { z } from 'zod'
import type { HandedOn } from '#components/admin/people-link.tsx'
import { type InviteRefusal, invitePerson } from '#domain/people/invitations.ts'
import type { MintedLink } from '#domain/people/one-time-links.ts'
import { deskAction } from '#lib/action.ts'
import { publicAddress } from '#lib/public-address.ts'

const person = z.object({
  name: z.string().trim().min(1, 'Enter the name of the person.'),
  email: z.string().trim().min(1, 'Enter the address that they will sign in with.'),
  role: z.enum(['editor', 'admin'], 'Choose a role.'),
})

type Invited = MintedLink & { id: string; name: string; email: string }

export const invite = deskAction<z.infer<typeof person>, Invited, InviteRefusal, HandedOn & { id: string }>({
  input: person,
  verb: invitePerson,
  done: async ({ id, name, email, secret, expiresAt }) => ({ id, name, email, link: await publicAddress(`/join/${secret}`), expiresAt, now: Date.now() }),
})

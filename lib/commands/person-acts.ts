import { z } from 'zod'
import type { Db, Tx } from '#db/transact.ts'
import { findPersonByEmail } from '#domain/people/accounts.ts'
import { commandLine } from '#domain/people/actor.ts'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson, reactivatePerson } from '#domain/people/deactivate.ts'
import { invitePerson, renewInvitation } from '#domain/people/invitations.ts'
import type { MintedLink } from '#domain/people/one-time-links.ts'
import { mintResetLink } from '#domain/people/resets.ts'
import { type Result, refuse } from '#domain/result.ts'
import { environment } from '#lib/environment.ts'
import { type Answer, dataCommand, done, refused } from './command.ts'
import { sentence } from './sentences.ts'

const email = { type: 'string', meaning: 'the address that they sign in with' } as const
const json = { type: 'boolean', meaning: 'print the answer as JSON' } as const
const role = z.enum(['admin', 'editor'], '--role is admin or editor.')
const whose = { email: z.string('--email is missing.'), json: z.boolean().optional() }

type Refused = Parameters<typeof sentence>[0]

/** Runs a verb on the person who has an address. */
function on<Value, Refusal extends { kind: string }>(reads: Db, address: string, verb: (personId: string) => Result<Value, Refusal>) {
  const person = findPersonByEmail(reads, address)
  return person ? verb(person.id) : refuse({ kind: 'person-not-found' as const })
}

function said<Value>(outcome: Result<Value, Refused>, asJson: boolean | undefined, data: (value: Value) => object, lines: (value: Value) => string[]): Answer {
  return outcome.ok ? done(asJson, data(outcome.value), lines(outcome.value)) : refused(sentence(outcome.refusal))
}

/** A link as people open it, and until when it works. */
function handedOn(path: string, { secret, expiresAt }: MintedLink) {
  const { publicUrl, port } = environment()
  return { link: new URL(`/${path}/${secret}`, publicUrl ?? `http://localhost:${port}`).href, until: new Date(expiresAt).toISOString() }
}

export const userInvite = dataCommand({
  name: 'user invite',
  usage: '--email E --name N --role admin|editor, or --email E --again',
  summary: 'Make a link by which a person joins, once, within three days; it is shown once, alone on the last line',
  notes: 'With --again the link is made anew for somebody who was invited and has not come; the older one ends.',
  options: {
    email,
    name: { type: 'string', meaning: 'their name; they may correct it' },
    role: { type: 'string', meaning: 'admin or editor' },
    again: { type: 'boolean', meaning: 'make the link anew' },
    json,
  },
  shape: z.union(
    [z.object({ ...whose, again: z.literal(true) }), z.object({ ...whose, again: z.undefined().optional(), name: z.string(), role })],
    'Give --email, --name and --role (admin or editor), or --email and --again.',
  ),
  async run(given, _request, { transact }) {
    const { email: address } = given
    const invite = (tx: Tx, now: number) =>
      given.again
        ? on(tx, address, (personId) => renewInvitation(tx, commandLine, { personId }, now))
        : invitePerson(tx, commandLine, { email: address, name: given.name, role: given.role }, now)
    return said(
      await transact((tx) => invite(tx, Date.now())),
      given.json,
      ({ email: kept, ...link }) => ({ email: kept, ...handedOn('join', link) }),
      ({ email: kept, ...link }) => [`Invitation for ${kept} (works once, for three days):`, handedOn('join', link).link],
    )
  },
})

export const userResetLink = dataCommand({
  name: 'user reset-link',
  usage: '--email E',
  summary: 'Make a link by which a person sets a new password, once, within the hour; it is shown once, alone on the last line',
  options: { email, json },
  shape: z.object(whose),
  async run({ email: address, json: asJson }, _request, { transact }) {
    return said(
      await transact((tx) => on(tx, address, (personId) => mintResetLink(tx, commandLine, { personId }, Date.now()))),
      asJson,
      ({ email: kept, ...link }) => ({ email: kept, ...handedOn('reset', link) }),
      ({ email: kept, ...link }) => [`Reset link for ${kept} (works once, for an hour):`, handedOn('reset', link).link],
    )
  },
})

export const userRole = dataCommand({
  name: 'user role',
  usage: '--email E --role admin|editor',
  summary: 'Give a person another role; it counts at once',
  options: { email, role: { type: 'string', meaning: 'admin or editor' }, json },
  shape: z.object({ ...whose, role }),
  async run({ email: address, role: wanted, json: asJson }, _request, { transact }) {
    return said(
      await transact((tx) => on(tx, address, (personId) => changeRole(tx, commandLine, { personId, role: wanted }, Date.now()))),
      asJson,
      ({ changed }) => ({ changed, role: wanted }),
      ({ changed }) => [`${address} ${changed ? 'is' : 'was already'} ${wanted}.`],
    )
  },
})

/** A command that keeps a person out or lets them in: `words` says what it came to. */
const standing = (name: string, summary: string, act: typeof deactivatePerson | typeof reactivatePerson, words: (changed: boolean) => string) =>
  dataCommand({
    name,
    usage: '--email E',
    summary,
    options: { email, json },
    shape: z.object(whose),
    async run({ email: address, json: asJson }, _request, { transact }) {
      return said(
        await transact((tx) => on(tx, address, (personId) => act(tx, commandLine, { personId }, Date.now()))),
        asJson,
        (outcome) => outcome,
        ({ changed }) => [`${address} ${words(changed)}`],
      )
    },
  })

export const userDeactivate = standing(
  'user deactivate',
  'Keep a person out: sessions and tokens end at once, what they wrote stays',
  deactivatePerson,
  (changed) => `${changed ? 'is' : 'was already'} deactivated.`,
)

export const userReactivate = standing('user reactivate', 'Let a person in again, with the password that they had', reactivatePerson, (changed) =>
  changed ? 'can sign in again.' : 'could sign in already.',
)

import { asc } from 'drizzle-orm'
import { z } from 'zod'
import { people } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { addPerson, findPersonByEmail, type NewPerson } from '#domain/people/accounts.ts'
import { type Actor, commandLine } from '#domain/people/actor.ts'
import { hashPassword, passwordRefusal } from '#domain/people/password.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dataCommand, done, refused } from './command.ts'
import { sentence } from './sentences.ts'

/** The person whom `--email` names, as an actor of the command line; without it the command line itself. */
export function actorNamed(db: Db, email: string | undefined): Result<Actor, { kind: 'person-not-found' } | { kind: 'person-inactive'; email: string }> {
  if (email === undefined) return ok(commandLine)
  const person = findPersonByEmail(db, email)
  if (!person) return refuse({ kind: 'person-not-found' })
  if (person.status !== 'active') return refuse({ kind: 'person-inactive', email: person.email })
  return ok({ id: person.id, name: person.name, role: person.role, via: 'command line', address: null })
}

export const userAdd = dataCommand({
  name: 'user add',
  usage: '--email E --name N --role admin|editor --password-stdin',
  summary: 'Add a person who can sign in at once',
  notes: 'The password is read from standard input, so that it stays out of the history of the shell.',
  options: {
    email: { type: 'string', meaning: 'the address that they sign in with' },
    name: { type: 'string', meaning: 'their name, as colleagues see it' },
    role: { type: 'string', meaning: 'admin or editor' },
    'password-stdin': { type: 'boolean', meaning: 'read the password from standard input' },
    json: { type: 'boolean', meaning: 'print the id and the address as JSON' },
  },
  shape: z.object({
    email: z.string('--email is missing.'),
    name: z.string('--name is missing.'),
    role: z.enum(['admin', 'editor'], '--role is admin or editor.'),
    'password-stdin': z.literal(true, 'Give the password on standard input, and say so with --password-stdin.'),
    json: z.boolean().optional(),
  }),
  needs: () => ({ input: true }),
  async run({ email, name, role, json }, request, { transact }) {
    const password = (request.input ?? '').replace(/\r?\n$/, '')
    if (password === '') return refused('Standard input holds no password. Send it in through a pipe.')
    if (/[\r\n]/.test(password)) return refused('A password is one line.')
    const weak = passwordRefusal(password, { email, name })
    if (weak) return refused(sentence(weak))
    const person: NewPerson = { email, name, role, passwordHash: await hashPassword(password) }
    const added = await transact((tx) => addPerson(tx, commandLine, person, Date.now()))
    if (!added.ok) return refused(sentence(added.refusal))
    return done(json, { ...added.value, role }, [`Added ${added.value.email} as ${role}.`])
  },
})

export const userList = dataCommand({
  name: 'user list',
  usage: '[--json]',
  summary: 'List the people who have an account',
  options: { json: { type: 'boolean', meaning: 'print them as JSON' } },
  shape: z.object({ json: z.boolean().optional() }),
  async run({ json }, _request, { reads }) {
    const rows = reads
      .select({ id: people.id, email: people.email, name: people.name, role: people.role, status: people.status })
      .from(people)
      .orderBy(asc(people.email))
      .all()
    const lines = rows.map(({ email, name, role, status }) => `${email}  ${name}  ${role}${status === 'active' ? '' : `, ${status}`}`)
    return done(json, rows, lines.length > 0 ? lines : ['Nobody has an account. Add the first admin with host-city user add, or run host-city link.'])
  },
})

import { asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { apiTokens, people } from '#db/schema.ts'
import { commandLine } from '#domain/people/actor.ts'
import { addToken, revokeToken } from '#domain/people/tokens.ts'
import { dataCommand, done, refused } from './command.ts'
import { actorNamed } from './person.ts'
import { sentence } from './sentences.ts'

export const tokenAdd = dataCommand({
  name: 'token add',
  usage: '--email E --name LABEL',
  summary: 'Make an API token for a person; it is shown once, alone on the last line',
  options: {
    email: { type: 'string', meaning: 'whose token it is; it may do what they may' },
    name: { type: 'string', meaning: 'what it is for' },
    json: { type: 'boolean', meaning: 'print the id and the token as JSON' },
  },
  shape: z.object({ email: z.string('--email is missing.'), name: z.string('--name is missing.'), json: z.boolean().optional() }),
  async run({ email, name, json }, _request, { reads, transact }) {
    const owner = actorNamed(reads, email)
    if (!owner.ok) return refused(sentence(owner.refusal))
    const personId = owner.value.id ?? ''
    const added = await transact((tx) => addToken(tx, owner.value, { personId, label: name }, Date.now()))
    if (!added.ok) return refused(sentence(added.refusal))
    return done(json, added.value, [`Token "${name.trim()}" of ${email}. Keep it now: it is not shown again.`, added.value.token])
  },
})

export const tokenList = dataCommand({
  name: 'token list',
  usage: '[--json]',
  summary: 'List the API tokens that work, with whose they are and when they were used last',
  options: { json: { type: 'boolean', meaning: 'print them as JSON' } },
  shape: z.object({ json: z.boolean().optional() }),
  async run({ json }, _request, { reads }) {
    const rows = reads
      .select({ id: apiTokens.id, email: people.email, name: apiTokens.label, createdAt: apiTokens.createdAt, lastUsedAt: apiTokens.lastUsedAt })
      .from(apiTokens)
      .innerJoin(people, eq(people.id, apiTokens.personId))
      .where(isNull(apiTokens.revokedAt))
      .orderBy(asc(people.email), asc(apiTokens.createdAt))
      .all()
    const used = (at: number | null) => (at === null ? 'never used' : `used ${new Date(at).toISOString().slice(0, 10)}`)
    const lines = rows.map(({ id, email, name, lastUsedAt }) => `${id}  ${email}  "${name}"  ${used(lastUsedAt)}`)
    return done(json, rows, lines.length > 0 ? lines : ['There are no tokens. Make one with host-city token add.'])
  },
})

export const tokenRevoke = dataCommand({
  name: 'token revoke',
  usage: '--id ID',
  summary: 'End an API token at once; host-city token list shows the ids',
  options: { id: { type: 'string', meaning: 'the id of the token' } },
  shape: z.object({ id: z.string('--id is missing.') }),
  async run({ id }, _request, { transact }) {
    const revoked = await transact((tx) => revokeToken(tx, commandLine, { tokenId: id }, Date.now()))
    return revoked.ok ? done(false, {}, [`Token ${id} has ended.`]) : refused(sentence(revoked.refusal))
  },
})

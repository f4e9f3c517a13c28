import { z } from 'zod'
import { addToken } from '#domain/people/tokens.ts'
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

import { z } from 'zod'
import { mintFirstAdminLink } from '#domain/people/first-admin.ts'
import { environment } from '#lib/environment.ts'
import { dataCommand, done, refused } from './command.ts'
import { sentence } from './sentences.ts'

export const linkCommand = dataCommand({
  name: 'link',
  usage: '[--json]',
  summary: 'Make a new link that makes the first admin, while there is none; the link before it ends',
  options: { json: { type: 'boolean', meaning: 'print the link as JSON' } },
  shape: z.object({ json: z.boolean().optional() }),
  async run({ json }, _request, { transact }) {
    const minted = await transact((tx) => mintFirstAdminLink(tx, Date.now()))
    if (!minted.ok) return refused(sentence(minted.refusal))
    const { publicUrl, port } = environment()
    const link = new URL(`/welcome/${minted.value.secret}`, publicUrl ?? `http://localhost:${port}`).href
    return done(json, { link }, ['Become the first admin (works once, for three days):', link])
  },
})

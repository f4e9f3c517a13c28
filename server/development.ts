import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { encode } from 'next-auth/jwt'
import type { Db, Transact } from '#db/transact.ts'
import { addPerson, findPersonByEmail } from '#domain/people/accounts.ts'
import { service } from '#domain/people/actor.ts'
import { hashPassword } from '#domain/people/password.ts'
import { ABSOLUTE_LIMIT, openSession } from '#domain/people/sessions.ts'
import type { Environment } from '#lib/environment.ts'
import { sessionCookieName } from '#lib/session-cookie.ts'

/*
 * What `npm run dev` adds, and nothing else ever loads: a desk with something on it, and a link that signs in.
 */

const developer = { email: 'developer@example.org', name: 'Developer' }

/** Adds a developer, and makes a link that signs them in once as an admin without a password. The desk has the sample library on it. */
export async function development({ environment, reads, transact }: { environment: Environment; reads: Db; transact: Transact }) {
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'))
  await transact((tx) => findPersonByEmail(tx, developer.email) ?? addPerson(tx, service, { ...developer, role: 'admin', passwordHash }, Date.now()))
  const secret = randomBytes(24).toString('base64url')
  const path = `/development/${secret}`
  let used = false

  return {
    link: path,
    /** Answers the link, and nothing else. */
    async answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const asked = Buffer.from(req.url ?? '')
      if (used || asked.length !== path.length || !timingSafeEqual(asked, Buffer.from(path))) return false
      used = true
      const person = findPersonByEmail(reads, developer.email)
      if (!person) return false
      const sid = await transact((tx) => openSession(tx, { id: person.id, address: null, agent: 'development' }, Date.now()))
      const name = sessionCookieName()
      const token = await encode({ token: { sid }, secret: environment.authSecret, salt: name, maxAge: ABSOLUTE_LIMIT / 1_000 })
      res.writeHead(303, { location: '/desk', 'set-cookie': `${name}=${token}; Path=/; HttpOnly; SameSite=Lax`, 'cache-control': 'no-store' })
      res.end()
      return true
    },
  }
}

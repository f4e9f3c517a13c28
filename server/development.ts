import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { encode } from 'next-auth/jwt'
import type { Db, Transact, Tx } from '#db/transact.ts'
import { publish } from '#domain/editions/publish.ts'
import { importReport } from '#domain/exchange/import-report.ts'
import { newId } from '#domain/ids.ts'
import { addPerson, findPersonByEmail } from '#domain/people/accounts.ts'
import { service } from '#domain/people/actor.ts'
import { hashPassword } from '#domain/people/password.ts'
import { ABSOLUTE_LIMIT, openSession } from '#domain/people/sessions.ts'
import { createReport } from '#domain/reports/create.ts'
import { standardOutline } from '#domain/reports/outline.ts'
import type { Environment } from '#lib/environment.ts'
import { sessionCookieName } from '#lib/session-cookie.ts'

/*
 * What `npm run dev` adds, and nothing else ever loads: a desk with something on it, and a link that signs in.
 */

const developer = { email: 'developer@example.org', name: 'Developer' }
const drafts = [
  { name: 'Visa', tier: 'worldwide-olympic-partner', category: 'Payment services' },
  { name: 'Delta Air Lines', tier: 'founding-partner', category: 'Airline' },
  { name: 'Google', tier: 'founding-partner', category: 'Official cloud provider' },
]

/** Fills an empty database and makes a link that signs in once as an admin without a password. */
export async function development({ environment, reads, transact }: { environment: Environment; reads: Db; transact: Transact }, manuscript: URL) {
  const text = await readFile(manuscript, 'utf8')
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'))
  await transact((tx) => findPersonByEmail(tx, developer.email) ?? fill(tx, { text, passwordHash }, Date.now()))
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

function fill(tx: Tx, { text, passwordHash }: { text: string; passwordHash: string }, now: number): void {
  addPerson(tx, service, { ...developer, role: 'admin', passwordHash }, now)
  const imported = importReport(tx, service, { manuscript: text }, now)
  if (imported.ok) publish(tx, service, { reportId: imported.value.id, revision: 1, change: 'major', note: 'First edition.' }, now)
  for (const sponsor of drafts) createReport(tx, service, { sponsor, content: standardOutline(newId) }, now)
}

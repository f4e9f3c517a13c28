import type { Transact } from '#db/transact.ts'
import { mintFirstAdminLink } from '#domain/people/first-admin.ts'
import type { Environment } from '#lib/environment.ts'

/** What is printed once the server answers: where to read, and while there is no admin how to become the first. */
export async function welcome(environment: Pick<Environment, 'publicUrl' | 'port'>, transact: Transact, now: number): Promise<string> {
  const base = environment.publicUrl?.origin ?? `http://localhost:${environment.port}`
  const link = await transact((tx) => mintFirstAdminLink(tx, now))
  const first = link.ok ? [`Become the first admin: ${base}/welcome/${link.value.secret}`] : []
  return [`Read the library: ${base}/`, ...first, ''].join('\n')
}

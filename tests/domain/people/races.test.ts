import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { people } from '#db/schema.ts'
import { database, type Transact, type Tx, transactor } from '#db/transact.ts'
import { countActiveAdmins } from '#domain/people/accounts.ts'
import type { Actor } from '#domain/people/actor.ts'
import { changeRole } from '#domain/people/change-role.ts'
import { deactivatePerson } from '#domain/people/deactivate.ts'
import { actorOfSession, openSession } from '#domain/people/sessions.ts'
import { type Result, refuse } from '#domain/result.ts'
import { NOW } from '#tests/support/clock.ts'
import { aPerson } from '#tests/support/factories.ts'

/** A database in a file, with the queue of the server and the connection of a second program that writes. */
async function twoWriters() {
  const folder = mkdtempSync(join(tmpdir(), 'hostcity-races-'))
  const connections = [connect(join(folder, 'hostcity.db'), 'write'), connect(join(folder, 'hostcity.db'), 'write')] as const
  onTestFinished(() => {
    for (const connection of connections) connection.close()
    rmSync(folder, { recursive: true })
  })
  await migrate(connections[0])
  return { reads: database(connections[0]), transact: transactor(connections[0]), other: transactor(connections[1]) }
}

type Verb = (tx: Tx, actor: Actor, about: { personId: string }) => Result<unknown, { kind: string }>
const demote: Verb = (tx, actor, { personId }) => changeRole(tx, actor, { personId, role: 'editor' }, NOW)
const deactivate: Verb = (tx, actor, about) => deactivatePerson(tx, actor, about, NOW)

it('leaves one admin in each of 200 races of two who demote or deactivate each other', async () => {
  const { reads, transact, other } = await twoWriters()
  const ines = await aPerson({ transact }, { role: 'admin' })
  const tom = await aPerson({ transact }, { role: 'admin' })
  const sessions: Record<string, string> = {}
  const left: number[] = []
  const kinds = new Set<string>()

  for (let race = 0; race < 200; race++) {
    await transact((tx) => {
      tx.update(people).set({ role: 'admin', status: 'active' }).run()
      for (const { id } of [ines, tom]) sessions[id] = openSession(tx, { id, address: null, agent: null }, NOW)
    })
    // Half of them know who they are from before the queue, as a slow request would; half ask in the transaction, as the desk does.
    const act = (via: Transact, verb: Verb, who: typeof ines, whom: typeof ines) => {
      const before: Actor = { id: who.id, name: who.name, role: 'admin', via: 'desk', address: null }
      return via((tx): Result<unknown, { kind: string }> => {
        const actor = race % 2 ? before : actorOfSession(tx, sessions[who.id] ?? '', NOW)
        return actor ? verb(tx, actor, { personId: whom.id }) : refuse({ kind: 'signed-out' })
      })
    }
    const both = [
      () => act(transact, race % 3 ? demote : deactivate, ines, tom),
      () => act(race % 4 < 2 ? transact : other, race % 5 < 3 ? demote : deactivate, tom, ines),
    ]
    const outcomes = await Promise.all((race % 7 < 4 ? both : both.reverse()).map((start) => start()))
    for (const outcome of outcomes) if (!outcome.ok) kinds.add(outcome.refusal.kind)
    left.push(countActiveAdmins(reads))
  }
  expect(left).toEqual(Array.from({ length: 200 }, () => 1))
  expect([...kinds].sort()).toEqual(['forbidden', 'last-admin', 'signed-out'])
})

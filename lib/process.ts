import { join } from 'node:path'
import { type Connection, connect } from '#db/connection.ts'
import { type Db, database, type Transact, transactor } from '#db/transact.ts'
import { forgetWords } from '#domain/purges/remembered.ts'
import type { Writer } from '#domain/revisions/being-written.ts'
import { environment } from './environment.ts'
import { log } from './log.ts'
import { once, shelf } from './registry.ts'

const file = () => join(environment().dataDir, 'hostcity.db')
const commitListeners = once('commit-listeners', () => new Set<() => void>())

/** The one connection that reads, and the one that writes. The server alone closes them. */
export const reading: () => Connection = once('reading', () => connect(file(), 'read'))
export const writing: () => Connection = once('writing', () => connect(file(), 'write'))

/** The database, for reading. */
export const reads: () => Db = once('reads', () => database(reading()))

/** The one way to write: `await transact()((tx) => verb(tx, actor, input, Date.now()))`. */
export const transact: () => Transact = once('transact', () => transactor(writing(), { committed }))

/** Calls `listener` after each commit of this process, before whoever committed goes on. */
export function onCommit(listener: () => void): () => void {
  commitListeners().add(listener)
  return () => commitListeners().delete(listener)
}

function committed(): void {
  for (const listener of commitListeners()) {
    try {
      listener()
    } catch (error) {
      // What is written is written: whoever committed must not take it for a failure.
      log.error('after a commit', error)
    }
  }
}

const purgeListeners = once('purge-listeners', () => new Set<() => void>())

/** Calls `listener` after each purge, for whoever keeps words in memory. */
export function onPurge(listener: () => void): void {
  purgeListeners().add(listener)
}

/** Says to all who keep words that a purge was committed. */
export function sayPurged(): void {
  for (const listener of purgeListeners()) listener()
}

// Next has its own copies of what remembers words: each of them is told, whoever purges.
onPurge(forgetWords)

/** What the rest of the process may ask of live editing. */
export type LiveEditing = {
  /** Names of the drafts that are open. */
  documents(): string[]
  /** Closes the sockets of these sessions now. A sweep finds ended sessions by itself within a second. */
  closeSessions(sessionIds: readonly string[]): void
  closePerson(personId: string): void
  /** Whose carets stand in a draft, and in which of its blocks: of those who moved or wrote within the last minutes. */
  writersIn(reportId: string): Writer[]
}

/** Live editing, or null where there is no server: in a build, in a test, on the command line. */
export const live = (): LiveEditing | null => (shelf.get('live') as LiveEditing | undefined) ?? null

/** The server says once that live editing is there. */
export function offerLive(editing: LiveEditing): void {
  shelf.set('live', editing)
}

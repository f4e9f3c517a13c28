import { sql } from 'drizzle-orm'
import type { Db, Transact, Tx } from '#db/transact.ts'
import { othersFirst } from '#domain/others-first.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type Purged, type PurgeRefusal, purgeWords } from '#domain/purges/purge.ts'
import { type Sought, soughtWords, type Wording, type WordingRefusal } from '#domain/purges/sought.ts'
import { type Survey, survey } from '#domain/purges/survey.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { failure } from './commands/failure.ts'
import { databaseFile, isThere } from './commands/folder.ts'
import { type CopyLooked, lookIntoCopies } from './copies.ts'
import { clearFiles } from './files-folder.ts'
import { log } from './log.ts'
import { sayPurged } from './process.ts'
import { type Rewritten, rewriteFile, rewriting } from './rewriting.ts'

/** So long everybody else waits for their turn, at most and but for a very large body. Milliseconds. */
const TURN = 15
/** To clean a text and encode it anew takes about so many times as long as to read it through. */
const AS_READING = 2

type Place = { reads: Db; transact: Transact; dataDir: string }
/** What a purge did, whether the file is rid of the words as well, and which copies beside it are not. */
export type PurgeDone = Purged & { file: Rewritten; copies: CopyLooked[] }

export type Looked = {
  sought: Sought
  found: Survey
  /** How long Host City stands still while the words are removed, by how long it took to read: whole seconds, 0 where nobody notices. */
  standstill: number
}

/** Looks where words stand, and lets others have their turn meanwhile. Refusals: those of the words. */
export async function lookForWords(db: Db, wording: Wording): Promise<Result<Looked, WordingRefusal>> {
  const sought = soughtWords(wording)
  if (!sought.ok) return sought
  const { value: found, worked } = await inTurns(survey(db, sought.value))
  if (!found) throw new Error('A survey from the beginning is never out of date')
  const all = [...found.bytes.values()].reduce((sum, bytes) => sum + bytes, 0)
  return ok({ sought: sought.value, found, standstill: Math.round((AS_READING * worked * found.stand.bytes) / Math.max(all, 1) / 1_000) })
}

/**
 * Purges words: reads beside everybody else's work, removes them in one transaction, then from the bytes of the file,
 * and says which copies in the data folder still hold them. `actorIn` says who acts, asked within the transaction; null
 * refuses. Refusals: those of `purgeWords`, and signed-out.
 */
export async function purge(
  { reads, transact, dataDir }: Place,
  actorIn: (tx: Tx) => Actor | null,
  asked: Wording & { reason: string; seen: string },
  now: () => number,
): Promise<Result<PurgeDone, PurgeRefusal | { kind: 'signed-out' }>> {
  const looked = await lookForWords(reads, asked)
  if (!looked.ok) return looked
  const { sought, found } = looked.value
  const purged = await transact((tx) => {
    const actor = actorIn(tx)
    if (!actor) return refuse({ kind: 'signed-out' })
    // What is deleted is written over at once, also where the file cannot be rewritten afterwards.
    tx.get(sql`pragma secure_delete = on`)
    const outcome = purgeWords(tx, actor, { ...asked, surveyed: found }, now())
    tx.get(sql`pragma secure_delete = off`)
    return outcome
  })
  if (!purged.ok) return purged
  sayPurged()
  clearFiles(dataDir)
  const file = await rewrite(dataDir)
  if (!file.ok) log.error('the database could not be rewritten after a purge', file.sentence)
  const { value: copies } = await inTurns(lookIntoCopies(dataDir, sought, found.hashes))
  return ok({ ...purged.value, file, copies })
}

async function rewrite(dataDir: string): Promise<Rewritten> {
  const elsewhere = rewriting()
  if (elsewhere) return elsewhere(dataDir)
  const file = databaseFile(dataDir)
  try {
    return isThere(file) ? { ok: true, bytes: rewriteFile(file) } : { ok: false, sentence: `There is no database at ${file}.` }
  } catch (error) {
    return { ok: false, sentence: failure(error) }
  }
}

/** Goes through steps, others' turns between them. `worked` are the milliseconds of the steps alone. */
async function inTurns<Value>(steps: Generator<void, Value>): Promise<{ value: Value; worked: number }> {
  let worked = 0
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next()
    const passed = performance.now() - since
    if (done) return { value, worked: worked + passed }
    if (passed < TURN) continue
    worked += passed
    await othersFirst()
    since = performance.now()
  }
}

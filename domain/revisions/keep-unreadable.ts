import { createHash } from 'node:crypto'
import { revisions } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { rawOf } from '../drafts/raw.ts'
import { loadDraft } from '../drafts/read.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { plainLines } from '../richtext/plain-lines.ts'
import { countWords } from '../richtext/sections.ts'
import { chainOf, keepBody } from './body.ts'
import { creditWriters, latestRevision } from './cut.ts'

/**
 * Keeps a draft that no revision can be cut of, because this version of Host City cannot read all of it, with everything
 * that stands in it: a revision of an unknown schema, whose words can be read. Gives its number. It comes before a restore
 * that takes the draft's place, so that nothing is lost by that.
 */
export function keepUnreadable(tx: Tx, actor: Actor, { reportId, version }: { reportId: string; version: number }, now: number): number {
  const { standfirst, document } = rawOf(loadDraft(tx, reportId))
  const text = JSON.stringify({ standfirst, document })
  const hash = createHash('sha256').update(text).digest('hex')
  const parent = latestRevision(tx, reportId)
  if (parent?.hash === hash) return parent.number
  const id = newId()
  const number = (parent?.number ?? 0) + 1
  const words = plainLines({ standfirst, document }).reduce((sum, line) => sum + countWords(line), 0)
  const what = { id, reportId, number, parent: parent?.number ?? null, kind: 'before-restore' as const, authorId: actor.id, hash, schemaVersion: version }
  const { seq } = tx
    .insert(revisions)
    .values({ ...what, words, wordsAdded: 0, wordsRemoved: 0, createdAt: now })
    .returning({ seq: revisions.seq })
    .get()
  keepBody(tx, { seq, text, before: parent && chainOf(tx, parent.seq) })
  creditWriters(tx, reportId, id)
  record(tx, actor, { action: 'revision.cut', reportId, details: { revision: number, kind: 'before-restore' } }, now)
  return number
}

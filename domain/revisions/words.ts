import { sql } from 'drizzle-orm'
import { adding } from '#db/prepared.ts'
import { revisionTexts } from '#db/schema.ts'
import type { Tx } from '#db/transact.ts'
import type { Comparison } from '../compare/comparison.ts'
import { GAP } from '../search/wanted.ts'
import { changedLines } from './changed-lines.ts'

/** Keeps the words that a revision brought and took where they are found, in the transaction of the cut itself: the index alone, not the words again. */
export function indexWords(tx: Tx, revisionId: string, comparison: Comparison): void {
  insertWords(tx, add(tx, { revisionId }), comparison)
}

const add = adding(revisionTexts)

/** Writes the row of the index. A row that was there under this number has to be deleted first. */
export function insertWords(tx: Tx, id: number, comparison: Comparison): void {
  const lines = changedLines(comparison)
  const texts = (change: 'added' | 'removed') => lines.flatMap((line) => line.filter((run) => run.change === change).map((run) => run.text)).join(GAP)
  const [added, removed] = [texts('added'), texts('removed')]
  // A revision that only looks different has nothing to be found by.
  if (added !== '' || removed !== '') tx.run(sql`insert into revision_words (rowid, added, removed) values (${id}, ${added}, ${removed})`)
}

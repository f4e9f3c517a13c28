import type { Tx } from '#db/transact.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { History } from '../drafts/read.ts'
import { typistsOf, writersOf } from '../drafts/typists.ts'
import type { Content } from '../richtext/document.ts'
import { broughtBy, unknown } from './bring.ts'
import { linesOf } from './lines.ts'
import { keepSplit, keepWhole, readWhole } from './rows.ts'
import { carried } from './runs.ts'
import { splitOf } from './split.ts'
import { traceWords } from './trace.ts'

type Cut = {
  reportId: string
  number: number
  hash: string
  content: Content
  history: History
  comparison: Comparison
  /** The revision before; its content is null where that is damaged. */
  parent: { number: number; hash: string; content: Content | null } | null
  writers: readonly string[]
  /** It brings back what an older revision said. */
  restores: boolean
}

/**
 * Keeps who wrote what of a revision, in the transaction of its cut. Who typed which of its words, where several did, is
 * kept here or nowhere. The whole authorship is carried on where that is one step; after a restore, a damaged revision,
 * or in a history older than this, it is derived later (`walkTo`), so that no cut waits for it.
 */
export function keepAuthorship(tx: Tx, { reportId, number, hash, content, history, comparison, parent, writers, restores }: Cut): void {
  const before = parent?.content ? readWhole(tx, reportId, parent, linesOf(parent.content)) : null
  const carries = parent === null || (before !== null && !restores)
  if (!carries && writers.length < 2) return
  const lines = linesOf(content)
  const traced = parent?.content ? traceWords(parent.content, content, comparison) : null
  const told = traced?.map((line) => line.map(({ length, from }) => ({ length, origin: from ? known : null }))) ?? unknown(lines)
  const split = writers.length < 2 ? null : splitOf(lines, told, typistsOf(history.shared(), writersOf(tx, reportId)))
  if (split) keepSplit(tx, reportId, number, split)
  if (!carries) return
  const runs = traced && before ? carried(traced, before) : unknown(lines)
  keepWhole(tx, reportId, { number, hash, authorship: broughtBy(lines, runs, number, split) })
}

/** Stands for any origin, where only what has none matters. */
const known = { revision: 0, person: null }

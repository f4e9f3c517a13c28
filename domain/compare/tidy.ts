import { joined, type Run } from './shortest-edit.ts'
import { endsSentence, type Tokens } from './tokens.ts'

/** Nothing is moved further than so many words and signs. */
const FAR = 500

/**
 * Moves what was only added, or only removed, to where a sentence begins, if the same words allow it: of "It sells watches.
 * [It sells rings.] It makes clocks." and "It [sells rings. It] makes clocks." the first reads well.
 * After N. Fraser, diff-match-patch, "semantic lossless" cleanup.
 */
export function slide(runs: Run[], older: Tokens, newer: Tokens): Run[] {
  const result = runs.map((run) => ({ ...run }))
  for (let at = 1; at < result.length; at++) {
    const before = result[at - 1] as Run
    const after = result[at] as Run
    const removed = after.older - before.older - before.length
    const added = after.newer - before.newer - before.length
    if (removed > 0 && added > 0) continue
    const side = added > 0 ? newer : older
    const end = added > 0 ? after.newer : after.older
    const start = end - Math.max(added, removed)
    let best = 0
    let bestRank = rank(side, start, end)
    // A run may not vanish between two changes, which would be one then; at an end of the text it may.
    const [first, last] = [
      at === 1 && before.older === 0 && before.newer === 0,
      after.older + after.length === older.keys.length && after.newer + after.length === newer.keys.length,
    ]
    for (let step = -1; step >= -FAR && -step < before.length + (first ? 1 : 0) && side.keys[start + step] === side.keys[end + step]; step--) {
      const found = rank(side, start + step, end + step)
      if (found > bestRank) [best, bestRank] = [step, found]
    }
    for (let step = 1; step <= FAR && step < after.length + (last ? 1 : 0) && side.keys[start + step - 1] === side.keys[end + step - 1]; step++) {
      const found = rank(side, start + step, end + step)
      if (found > bestRank) [best, bestRank] = [step, found]
    }
    before.length += best
    after.older += best
    after.newer += best
    after.length -= best
  }
  return joined(result)
}

function rank(tokens: Tokens, start: number, end: number): number {
  const begins = start === 0 || endsSentence(tokens, start - 1)
  if (begins && endsSentence(tokens, end - 1)) return 3
  if (begins || endsSentence(tokens, end - 1)) return 2
  return /[,;:–—()]/.test(tokens.text[tokens.starts[start - 1] ?? 0] ?? '') ? 1 : 0
}

/** So many words and signs in a row are worth keeping, whatever stands around them. */
const NO_CRUMB = 8

/**
 * Leaves out kept words that are no longer than the changes on both sides of them: a lone "the" between two rewritten halves
 * of a sentence only hinders. After N. Fraser, diff-match-patch, "semantic" cleanup, counted in letters of whole words.
 */
export function withoutCrumbs(runs: Run[], older: Tokens, newer: Tokens): Run[] {
  const letters = { older: sums(older), newer: sums(newer) }
  const size = (from: { older: number; newer: number }, to: { older: number; newer: number }) =>
    Math.max((letters.older[to.older] ?? 0) - (letters.older[from.older] ?? 0), (letters.newer[to.newer] ?? 0) - (letters.newer[from.newer] ?? 0))
  const end = (run: Run | undefined) => (run ? { older: run.older + run.length, newer: run.newer + run.length } : { older: 0, newer: 0 })
  const finish = { older: older.keys.length, newer: newer.keys.length }

  const kept: Run[] = []
  for (const [at, run] of runs.entries()) {
    kept.push(run)
    const next = runs[at + 1] ?? finish
    // Each one that goes makes the change around it larger, so that the one before may go too.
    for (let last = kept.at(-1); last; last = kept.at(-1)) {
      const own = size(last, end(last))
      if (last.length >= NO_CRUMB || own > size(end(kept.at(-2)), last) || own > size(end(last), next)) break
      kept.pop()
    }
  }
  return kept
}

function sums(tokens: Tokens): number[] {
  const result = [0]
  for (let at = 0; at < tokens.keys.length; at++) result.push((result[at] as number) + (tokens.ends[at] as number) - (tokens.starts[at] as number))
  return result
}

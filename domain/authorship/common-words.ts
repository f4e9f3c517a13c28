import { commonRuns } from '../compare/shortest-edit.ts'
import { tokenizer } from '../compare/tokens.ts'

/** Less than a word of so many letters is no sign of who wrote it. */
const TELLING = 5
/** So many differences are looked through; texts that differ more have nothing in common that counts. */
const PATIENCE = 200

/**
 * The words that two texts have in common, in their order, though a comparison calls the whole of them rewritten: a word
 * that was kept between two changes hinders whoever reads a comparison, and is still the word of who wrote it. Gives the
 * newer text in stretches, each with its place in the older one.
 */
export function commonWords(older: string, newer: string): { length: number; from: number | null }[] {
  if (newer === '') return []
  if (older === '') return [{ length: newer.length, from: null }]
  const cut = tokenizer()
  const [before, after] = [cut(older), cut(newer)]
  const stretches: { length: number; from: number | null }[] = []
  let place = 0
  for (const run of commonRuns(before.keys, after.keys, PATIENCE) ?? []) {
    const start = after.starts[run.newer] as number
    const end = after.ends[run.newer + run.length - 1] as number
    const from = before.starts[run.older] as number
    const words = newer.slice(start, end)
    // White space between words may differ, and words are cut without it.
    if (words !== older.slice(from, from + words.length) || (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < TELLING) continue
    if (start > place) stretches.push({ length: start - place, from: null })
    stretches.push({ length: words.length, from })
    place = end
  }
  if (newer.length > place) stretches.push({ length: newer.length - place, from: null })
  return stretches
}

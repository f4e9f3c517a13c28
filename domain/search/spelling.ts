import { folded, WORD } from './wanted.ts'

/** A name that somebody may have meant, as it is written. */
export type Name = { written: string; plain: string }

/** So many single errors are forgiven in a word of this length. A short word with an error is another word. */
const forgiven = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3)

/** What one may have meant of these names: each word of them, and each as a whole in one word, since spaces and hyphens are forgotten first. */
export function namesToMean(names: readonly string[]): Name[] {
  const found = new Map<string, Name>()
  const add = (written: string, plain: string) => {
    if (plain.length > 2 && !found.has(plain)) found.set(plain, { written, plain })
  }
  for (const name of names) {
    const words = name.match(WORD) ?? []
    for (const word of words) add(word, folded(word))
    if (words.length > 1) add(name, words.map(folded).join(''))
  }
  return [...found.values()]
}

/** The name that a word was most likely meant to be, or null where none is near: fewest errors first, then the same first letter, then in order. */
export function nearest(word: string, names: readonly Name[]): string | null {
  const plain = (word.match(WORD) ?? []).map(folded).join('')
  const most = forgiven(plain.length)
  let best: { written: string; cost: number } | null = null
  for (const name of names) {
    const room = best === null ? most : Math.min(most, Math.floor(best.cost))
    const errors = errorsBetween(plain, name.plain, room)
    if (errors === null) continue
    const cost = errors + (name.plain[0] === plain[0] ? 0 : 0.5)
    if (best === null || cost < best.cost) best = { written: name.written, cost }
  }
  return best?.written ?? null
}

/**
 * How many letters were left out, added, mistaken or swapped with their neighbour, or null for more than `most`: optimal
 * string alignment (L. Boytsov, "Indexing methods for approximate dictionary searching", JEA 16, 2011).
 */
export function errorsBetween(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    let least = row
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1]
      let cost = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1))
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) cost = Math.min(cost, (before[at - 2] ?? 0) + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    // A swap reaches over one row, so that the row before may still lead to less.
    if (least > most && Math.min(...last) > most) return null
    before = last
    last = next
  }
  const errors = last[other.length] ?? 0
  return errors > most ? null : errors
}

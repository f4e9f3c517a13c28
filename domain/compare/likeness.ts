/** How often each word stands in a text. */
export type Bag = { words: Map<string, number>; size: number }

/** All the texts that are read in a node, in reading order: lines, and labels and captions before them. With `most`, no more than so many letters. */
export function linesOf(node: unknown, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  let left = most
  const add = (line: string) => {
    lines.push(line.length > left ? line.slice(0, left) : line)
    left -= line.length
  }
  const visit = (at: Walked): void => {
    if (left <= 0) return
    const own = at.attrs?.label || at.attrs?.caption
    if (own) add(own)
    const first = at.content?.[0]
    if (first && (first.type === 'text' || first.type === 'hardBreak')) add((at.content ?? []).map((inline) => inline.text ?? '\n').join(''))
    else for (const child of at.content ?? []) visit(child)
  }
  visit(node as Walked)
  return lines
}

type Walked = { type: string; text?: string; attrs?: { label?: string; caption?: string }; content?: Walked[] }

/** The words of some lines, the first so many of them. */
export function bagOf(lines: string[], most = Number.POSITIVE_INFINITY): Bag {
  const words = new Map<string, number>()
  let size = 0
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+|\p{S}/gu)) {
      if (size === most) return { words, size }
      words.set(word, (words.get(word) ?? 0) + 1)
      size++
    }
  }
  return { words, size }
}

/** From 0, no word in common, to 1, the same words: L. R. Dice, "Measures of the Amount of Ecologic Association", Ecology 26 (1945). */
export function likeness(one: Bag, other: Bag): number {
  const [small, large] = one.words.size <= other.words.size ? [one, other] : [other, one]
  const sum = one.size + other.size
  if (sum === 0) return 1
  let common = 0
  for (const [word, times] of small.words) common += Math.min(times, large.words.get(word) ?? 0)
  return (2 * common) / sum
}

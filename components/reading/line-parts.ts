import type { Inline } from '#domain/richtext/document.ts'

type Parts = readonly [before: Inline[], after: Inline[]]

/** "Group: items" in two, colon with the group, or null where a line does not begin with a short group of plain words. */
export function splitGroup(line: readonly Inline[]): Parts | null {
  const found = /^[^:\n]{1,60}:(?=\s+\S)/.exec(words(line))
  if (!found) return null
  const [before, after] = splitAt(line, found[0].length)
  return before.some((inline) => inline.type !== 'text' || inline.marks?.some(({ type }) => type === 'link')) ? null : [before, after]
}

/** "Paris 2024 (Summer)" in two, or null where a heading does not end in a bracket. */
export function splitSeason(line: readonly Inline[]): Parts | null {
  const found = /\S(?=\s+\([^()]{1,40}\)$)/.exec(words(line))
  return found ? splitAt(line, found.index + 1) : null
}

/** The words of a line, without its marks. */
export const words = (line: readonly Inline[]): string => line.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')

function splitAt(line: readonly Inline[], place: number): Parts {
  const before: Inline[] = []
  const after: Inline[] = []
  let left = place
  for (const inline of line) {
    const length = inline.type === 'text' ? inline.text.length : 1
    if (left >= length) before.push(inline)
    else if (left <= 0 || inline.type !== 'text') after.push(inline)
    else {
      before.push({ ...inline, text: inline.text.slice(0, left) })
      after.push({ ...inline, text: inline.text.slice(left) })
    }
    left -= length
  }
  return [before, after]
}

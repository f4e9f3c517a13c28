/** A stretch of a text; `hit` where it is what was looked for. */
export type Part = { text: string; hit: boolean }

const BEFORE = 60
const AFTER = 140

/** A text cut where hits begin and end, each place given as from and until, the earlier ones first. Of two that overlap the first counts. */
export function markedParts(text: string, places: readonly (readonly [number, number])[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const [start, end] of places) {
    if (start < at) continue
    parts.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true })
    at = end
  }
  parts.push({ text: text.slice(at), hit: false })
  return parts.filter((part) => part.text !== '')
}

/** What stands around the first hit, or at the beginning where there is none, at whole words, with a sign where something was left out. */
export function clipped<One extends Part>(parts: readonly One[], more: One, { before = BEFORE, after = AFTER } = {}): One[] {
  const text = parts.map((part) => part.text).join('')
  const first = parts.findIndex((part) => part.hit)
  const at = parts.slice(0, Math.max(first, 0)).reduce((sum, part) => sum + part.text.length, 0)
  const start = at <= before ? 0 : at - before + Math.max(0, text.slice(at - before, at).search(/\s/))
  const end = text.length <= at + after ? text.length : at + after - Math.max(0, text.slice(at, at + after).match(/\s\S*$/)?.[0].length ?? 0)
  let place = 0
  const kept = parts.flatMap((part) => {
    const from = place
    place += part.text.length
    const inside = part.text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return inside === '' ? [] : [{ ...part, text: inside }]
  })
  return [...(start > 0 ? [more] : []), ...kept, ...(end < text.length ? [more] : [])]
}

import type { Comparison } from '../compare/comparison.ts'
import { changedLines, type Line, type Run } from './changed-lines.ts'
import { placesIn, type Wanted } from './wanted.ts'

/** A stretch of a snippet; `hit` where it is what was looked for. */
export type SnippetPart = { text: string; change: Run['change']; hit: boolean }

/** Where a revision brought or took what was looked for: the first such line, cut to what stands around it. */
export type Snippet = { brought: boolean; took: boolean; parts: SnippetPart[] }

const BEFORE = 60
const AFTER = 140

/** Finds the words of a search in what a revision changed. Null where it changed none of them, as a reader would see it. */
export function snippetOf(comparison: Comparison, wanted: Wanted[]): Snippet | null {
  const lines = changedLines(comparison).map((line) => marked(line, wanted))
  const hits = lines.flatMap((line) => line.filter((part) => part.hit))
  const best = lines.find((line) => line.some((part) => part.hit))
  if (!best) return null
  return { brought: hits.some((hit) => hit.change === 'added'), took: hits.some((hit) => hit.change === 'removed'), parts: clipped(best) }
}

function marked(line: Line, wanted: Wanted[]): SnippetPart[] {
  return line.flatMap(({ text, change }) => {
    const parts: SnippetPart[] = []
    let at = 0
    for (const [start, end] of change === 'kept' ? [] : placesIn(text, wanted)) {
      if (start < at) continue
      parts.push({ text: text.slice(at, start), change, hit: false }, { text: text.slice(start, end), change, hit: true })
      at = end
    }
    parts.push({ text: text.slice(at), change, hit: false })
    return parts.filter((part) => part.text !== '')
  })
}

/** What stands around the first hit, at whole words, with a sign where something was left out. */
function clipped(parts: SnippetPart[]): SnippetPart[] {
  const text = parts.map((part) => part.text).join('')
  const hit = parts.slice(
    0,
    parts.findIndex((part) => part.hit),
  )
  const at = hit.reduce((sum, part) => sum + part.text.length, 0)
  const start = at <= BEFORE ? 0 : at - BEFORE + Math.max(0, text.slice(at - BEFORE, at).search(/\s/))
  const end = text.length <= at + AFTER ? text.length : at + AFTER - Math.max(0, text.slice(at, at + AFTER).match(/\s\S*$/)?.[0].length ?? 0)
  let place = 0
  const kept = parts.flatMap((part) => {
    const from = place
    place += part.text.length
    const inside = part.text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return inside === '' ? [] : [{ ...part, text: inside }]
  })
  const more: SnippetPart = { text: '…', change: 'kept', hit: false }
  return [...(start > 0 ? [more] : []), ...kept, ...(end < text.length ? [more] : [])]
}

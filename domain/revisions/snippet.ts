import type { Comparison } from '../compare/comparison.ts'
import { clipped, markedParts, type Part } from '../search/excerpt.ts'
import { placesIn, type Wanted } from '../search/wanted.ts'
import { changedLines, type Line, type Run } from './changed-lines.ts'

/** A stretch of a snippet; `hit` where it is what was looked for. */
export type SnippetPart = Part & { change: Run['change'] }

/** Where a revision brought or took what was looked for: the first such line, cut to what stands around it. */
export type Snippet = { brought: boolean; took: boolean; parts: SnippetPart[] }

/** Finds the words of a search in what a revision changed. Null where it changed none of them, as a reader would see it. */
export function snippetOf(comparison: Comparison, wanted: Wanted[]): Snippet | null {
  const lines = changedLines(comparison).map((line) => marked(line, wanted))
  const hits = lines.flatMap((line) => line.filter((part) => part.hit))
  const best = lines.find((line) => line.some((part) => part.hit))
  if (!best) return null
  const parts = clipped(best, { text: '…', change: 'kept', hit: false })
  return { brought: hits.some((hit) => hit.change === 'added'), took: hits.some((hit) => hit.change === 'removed'), parts }
}

const marked = (line: Line, wanted: Wanted[]): SnippetPart[] =>
  line.flatMap(({ text, change }) => markedParts(text, change === 'kept' ? [] : placesIn(text, wanted)).map((part) => ({ ...part, change })))

import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Passages } from '#domain/authorship/passages.ts'

/** A line of the text and what of it is asked about; `caret` where nothing is selected, and the whole line is asked about. */
export type AskedLine = { block: string | null; text: string; from: number; to: number; caret: number | null }

/** Words with the place of their source; null where the server does not have them yet. */
export type AnsweredRun = { key: string; words: string; source: number | null; atCaret: boolean }

/** The lines that the selection touches, or the one that the caret is in. `isStandfirst` where the editor holds that alone. */
export function askedLines({ state: { doc, selection } }: Editor, isStandfirst: boolean): AskedLine[] {
  const { from, to, empty, $from } = selection
  if (empty && $from.parent.isTextblock) return [lineOf($from.parent, isStandfirst, 0, $from.parent.content.size, $from.parentOffset)]
  const lines: AskedLine[] = []
  // Selected cells are several ranges, with others between them, in no order.
  for (const range of selection.ranges.toSorted((one, other) => one.$from.pos - other.$from.pos)) {
    doc.nodesBetween(range.$from.pos, range.$to.pos, (node, position) => {
      if (!node.isTextblock) return true
      const start = position + 1
      const line = lineOf(node, isStandfirst, Math.max(0, range.$from.pos - start), Math.min(node.content.size, range.$to.pos - start), null)
      if (line.to > line.from) lines.push(line)
      return false
    })
  }
  return from === to ? [] : lines
}

const lineOf = (node: Node, isStandfirst: boolean, from: number, to: number, caret: number | null): AskedLine => ({
  block: isStandfirst ? null : String(node.attrs.id),
  text: node.textBetween(0, node.content.size, undefined, () => '\n'),
  from,
  to,
  caret,
})

/** Whose the words of a line are. What the line says now and the server does not know yet was typed just now. */
export function answeredRuns({ block, text, from, to, caret }: AskedLine, { lines }: Passages): AnsweredRun[] {
  const told = lines.find((line) => line.block === block && (line.part === 'words' || line.part === 'standfirst'))
  const { head, tail } = common(told?.text ?? '', text)
  const sources: (number | null)[] = (told?.runs ?? []).flatMap(({ length, source }) => Array.from({ length }, () => source))
  const sourceAt = (place: number) =>
    (place < head ? sources[place] : place >= text.length - tail ? sources[sources.length - (text.length - place)] : null) ?? null
  const runs: AnsweredRun[] = []
  for (let place = from; place < to; place++) {
    const letter = text[place] ?? ''
    const source = sourceAt(place)
    // The caret is in the run of the letter before it, as what is typed goes on from there.
    const atCaret = caret !== null && Math.max(0, caret - 1) === place
    const run = runs.at(-1)
    // White space goes with the words before it, whoever typed it.
    if (!run || (run.source !== source && letter.trim() !== '')) runs.push({ key: `${block} ${place}`, words: letter, source, atCaret })
    else runs[runs.length - 1] = { ...run, words: run.words + letter, atCaret: run.atCaret || atCaret }
  }
  return runs
}

/** How much two texts share at their beginnings and at their ends. */
function common(one: string, other: string): { head: number; tail: number } {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  let tail = 0
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return { head, tail }
}

import type { ReactElement } from 'react'
import type { WrappedText } from '#components/reading/inline.tsx'
import type { Line } from '#domain/authorship/lines.ts'
import type { AnyNode, Document, Inline } from '#domain/richtext/document.ts'
import type { Stretch } from './stretches.ts'

type Told = { lines: readonly Line[]; stretches: readonly Stretch[][]; markOf: MarkOf }

/** The letters of a source and the look of the line under its words. */
export type MarkOf = (source: number) => { letters: string; look: number }

/** A body whose words stand each in the element of their stretch, with its labels and captions as lines. */
export function markedDocument(document: Document, told: Told): { document: Document; names: Map<string, Inline[]> } {
  const places = new Map(told.lines.map(({ block, part }, at) => [`${part} ${block}`, at]))
  const names = new Map<string, Inline[]>()
  const stretchesAt = (part: string, id: string) => told.stretches[places.get(`${part} ${id}`) ?? -1] ?? []
  const visit = <Node extends AnyNode>(node: Node): Node => {
    if (node.type === 'text' || node.type === 'hardBreak' || node.type === 'horizontalRule') return node
    const { id } = node.attrs
    if (node.type === 'paragraph' || node.type === 'heading') return { ...node, content: markedLine(node.content ?? [], stretchesAt('words', id), told.markOf) }
    if (node.type === 'callout') names.set(id, markedText(node.attrs.label, stretchesAt('label', id), told.markOf))
    if (node.type === 'table') names.set(id, markedText(node.attrs.caption, stretchesAt('caption', id), told.markOf))
    return { ...node, content: (node.content as AnyNode[]).map(visit) }
  }
  return { document: { ...document, content: document.content.map(visit) }, names }
}

export const markedText = (text: string, stretches: readonly Stretch[], markOf: MarkOf): Inline[] =>
  text === '' ? [] : markedLine([{ type: 'text', text }], stretches, markOf)

/** Cuts a line where its stretches begin and end. Of a line of several, each says at its beginning whose it is. */
function markedLine(line: readonly Inline[], stretches: readonly Stretch[], markOf: MarkOf): Inline[] {
  const several = new Set(stretches.map(({ source }) => source)).size > 1
  const left = stretches.map((stretch) => ({ stretch, length: stretch.text.length, begun: false }))
  return line.flatMap((inline): Inline[] => {
    if (inline.type !== 'text') {
      take(left, 1)
      return [inline]
    }
    const parts: WrappedText[] = []
    for (let rest = inline.text; rest !== ''; ) {
      const [current] = left
      if (!current) return [...parts, { ...inline, text: rest }]
      const { stretch, begun } = current
      const text = rest.slice(0, current.length)
      // White space at either end stands outside: a line under it would look like a word.
      const before = begun ? '' : text.slice(0, text.length - text.trimStart().length)
      const after = text.length === current.length ? text.slice(Math.max(before.length, text.trimEnd().length)) : ''
      const within = text.slice(before.length, text.length - after.length)
      const wrap = stretch.number > 0 ? wrapper(stretch, markOf(stretch.source), { first: !begun, several }) : undefined
      for (const part of [before, within, after]) if (part !== '') parts.push({ ...inline, text: part, ...(wrap && part.trim() !== '' && { wrap }) })
      current.begun ||= within !== ''
      take(left, text.length)
      rest = rest.slice(text.length)
    }
    return parts
  })
}

function take(left: { length: number }[], length: number): void {
  const [current] = left
  if (!current) return
  current.length -= length
  if (current.length <= 0) left.shift()
}

function wrapper({ number, source }: Stretch, { letters, look }: ReturnType<MarkOf>, { first, several }: { first: boolean; several: boolean }) {
  return (words: string): ReactElement => (
    <span
      className={`st l${look}`}
      id={first ? `passage-${number}` : undefined}
      data-passage={number}
      data-source={source}
      data-by={first && several ? letters : undefined}
    >
      {words}
    </span>
  )
}

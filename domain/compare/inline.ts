import type { Inline, Mark } from '../richtext/document.ts'
import type { Segment } from './comparison.ts'
import { rangesOf } from './ranges.ts'
import type { Study } from './study.ts'
import { BREAK } from './tokens.ts'

/** The marks that a stretch of flat text carries. */
type Span = { start: number; end: number; marks: Mark[]; key: string }
type Flat = { text: string; spans: Span[] }

/** Two lines of text with marks, laid over each other: first by their words, then by the marks of the words they share. */
export function compareInline(older: Inline[], newer: Inline[], study: Study): Segment[] {
  const [before, after] = [flatten(older), flatten(newer)]
  const segments: Segment[] = []
  const put = putting(segments)
  for (const { change, older: from, newer: to } of rangesOf(before.text, after.text, study)) {
    if (change === 'removed') for (const span of spansIn(before, ...from)) put({ change }, before.text, span)
    else if (change === 'added') for (const span of spansIn(after, ...to)) put({ change }, after.text, span)
    else keep(put, before, after, from[0], to)
  }
  return segments
}

/** A line that only one side has. */
export function wholeInline(content: Inline[], change: 'kept' | 'added' | 'removed'): Segment[] {
  return content.map((inline) => ({ change, inline }))
}

function flatten(content: Inline[]): Flat {
  const spans: Span[] = []
  let text = ''
  for (const inline of content) {
    const start = text.length
    const marks = (inline.type === 'text' && inline.marks) || []
    text += inline.type === 'text' ? inline.text : BREAK
    spans.push({ start, end: text.length, marks, key: marks.length > 0 ? JSON.stringify(marks) : '' })
  }
  return { text, spans }
}

/** The spans of a stretch, cut to it. */
function spansIn({ spans }: Flat, start: number, end: number): Span[] {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end > start) high = middle
    else low = middle + 1
  }
  const found: Span[] = []
  for (let at = low, span = spans[at]; span && span.start < end; span = spans[++at]) {
    found.push({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) })
  }
  return found
}

/** A stretch that both have, cut wherever the marks of either side change. */
function keep(put: Put, older: Flat, newer: Flat, olderStart: number, [start, end]: [number, number]): void {
  for (const span of spansIn(newer, start, end)) {
    const shift = olderStart - start
    for (const was of spansIn(older, span.start + shift, span.end + shift)) {
      const piece = { ...span, start: was.start - shift, end: was.end - shift }
      put(was.key === span.key ? { change: 'kept' } : { change: 'reformatted', was: was.marks }, newer.text, piece, was.key)
    }
  }
}

type Kind = { change: 'kept' | 'added' | 'removed' } | { change: 'reformatted'; was: Mark[] }
type Put = (kind: Kind, text: string, span: Span, wasKey?: string) => void

/** Adds stretches of text to segments; one that fares as the one before it becomes part of it. */
function putting(segments: Segment[]): Put {
  let lastKey = ''
  return (kind, text, { start, end, marks, key }, wasKey = '') => {
    const cut = text.slice(start, end)
    const last = segments.at(-1)
    const ownKey = `${kind.change} ${key} ${kind.change === 'reformatted' ? wasKey : ''}`
    if (cut === BREAK && kind.change !== 'reformatted') segments.push({ ...kind, inline: { type: 'hardBreak' } })
    else if (last?.inline.type === 'text' && lastKey === ownKey) last.inline = { ...last.inline, text: last.inline.text + cut }
    else segments.push({ ...kind, inline: { type: 'text', text: cut, ...(marks.length > 0 && { marks }) } })
    lastKey = ownKey
  }
}

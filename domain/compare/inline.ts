import type { Inline, Mark } from '../richtext/document.ts'
import type { MarkName } from '../richtext/schema.ts'
import { markCases } from './cases.ts'
import type { MarkChange, Segment } from './comparison.ts'
import { matchWords } from './matching.ts'
import { BREAK, type Tokens, tokenizer } from './tokens.ts'

/** The marks that a stretch of flat text carries. */
type Span = { start: number; end: number; marks: Mark[]; key: string }
type Flat = { text: string; spans: Span[] }
type Range = { change: 'kept' | 'added' | 'removed'; older: [number, number]; newer: [number, number] }

/** Two lines of text with marks, laid over each other: first by their words, then by the marks of the words they share. */
export function compareInline(older: Inline[], newer: Inline[]): Segment[] {
  const [before, after] = [flatten(older), flatten(newer)]
  const segments: Segment[] = []
  for (const { change, older: from, newer: to } of ranges(before.text, after.text)) {
    if (change === 'removed') for (const span of spansIn(before, ...from)) put(segments, { change }, before.text, span)
    else if (change === 'added') for (const span of spansIn(after, ...to)) put(segments, { change }, after.text, span)
    else keep(segments, before, after, from[0], to)
  }
  return segments
}

/** A line that only one side has. */
export function wholeInline(content: Inline[], change: 'kept' | 'added' | 'removed'): Segment[] {
  return content.map((inline) => ({ change, inline }))
}

/** What kept words gained and lost, each thing once, in the order of the text. */
export function markChanges(segments: Segment[]): MarkChange[] {
  const changes = new Map<string, MarkChange>()
  for (const segment of segments) {
    if (segment.change !== 'reformatted') continue
    const now = new Map((segment.inline.marks ?? []).map((mark) => [mark.type, mark]))
    const was = new Map(segment.was.map((mark) => [mark.type, mark]))
    for (const name of Object.keys(markCases) as MarkName[]) {
      const change = markChange(name, was.get(name), now.get(name))
      if (change) changes.set(JSON.stringify(change), change)
    }
  }
  return [...changes.values()]
}

function markChange(mark: MarkName, was: Mark | undefined, now: Mark | undefined): MarkChange | null {
  if (was?.type === 'link' && now?.type === 'link')
    return was.attrs.href === now.attrs.href ? null : { mark: 'link', change: 'changed', href: now.attrs.href, was: was.attrs.href }
  if ((was === undefined) === (now === undefined)) return null
  const one = now ?? was
  return { mark, change: now ? 'added' : 'removed', ...(one?.type === 'link' && { href: one.attrs.href }) }
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

/** Cuts two texts into what both have and what one has; together the ranges make up each text. White space follows its words. */
function ranges(older: string, newer: string): Range[] {
  const result: Range[] = []
  const add = (change: Range['change'], from: [number, number], to: [number, number]) => {
    const last = result.at(-1)
    if (from[0] === from[1] && to[0] === to[1]) return
    if (last?.change === change) [last.older[1], last.newer[1]] = [from[1], to[1]]
    else result.push({ change, older: from, newer: to })
  }
  if (older === newer) add('kept', [0, older.length], [0, newer.length])
  if (older === newer) return result

  const place = { older: 0, newer: 0 }
  const until = (olderEnd: number, newerEnd: number) => {
    const [before, after] = [older.slice(place.older, olderEnd), newer.slice(place.newer, newerEnd)]
    const head = commonSpace(before, after)
    const tail = before === after ? before.length - head : commonSpaceAtEnd(before.slice(head), after.slice(head))
    const start = { older: place.older + head, newer: place.newer + head }
    const end = { older: olderEnd - tail, newer: newerEnd - tail }
    add('kept', [place.older, start.older], [place.newer, start.newer])
    add('removed', [start.older, end.older], [start.newer, start.newer])
    add('added', [end.older, end.older], [start.newer, end.newer])
    add('kept', [end.older, olderEnd], [end.newer, newerEnd])
    place.older = olderEnd
    place.newer = newerEnd
  }

  const cut = tokenizer()
  const [before, after]: [Tokens, Tokens] = [cut(older), cut(newer)]
  for (const run of matchWords(before, after)) {
    for (let at = 0; at < run.length; at++) {
      const [o, n] = [run.older + at, run.newer + at]
      until(before.starts[o] as number, after.starts[n] as number)
      add('kept', [place.older, before.ends[o] as number], [place.newer, after.ends[n] as number])
      place.older = before.ends[o] as number
      place.newer = after.ends[n] as number
    }
  }
  until(older.length, newer.length)
  return result
}

const isSpace = (sign: string | undefined) => sign !== undefined && /\s/.test(sign)

function commonSpace(one: string, other: string): number {
  let length = 0
  while (length < other.length && isSpace(one[length]) && one[length] === other[length]) length++
  return length
}

function commonSpaceAtEnd(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && isSpace(one.at(-1 - length)) && one.at(-1 - length) === other.at(-1 - length)) length++
  return length
}

/** The spans of a stretch, cut to it. */
function spansIn({ spans }: Flat, start: number, end: number): Span[] {
  return spans
    .filter((span) => span.end > start && span.start < end)
    .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }))
}

/** A stretch that both have, cut wherever the marks of either side change. */
function keep(segments: Segment[], older: Flat, newer: Flat, olderStart: number, [start, end]: [number, number]): void {
  for (const span of spansIn(newer, start, end)) {
    const shift = olderStart - start
    for (const was of spansIn(older, span.start + shift, span.end + shift)) {
      const piece = { ...span, start: was.start - shift, end: was.end - shift }
      put(segments, was.key === span.key ? { change: 'kept' } : { change: 'reformatted', was: was.marks }, newer.text, piece)
    }
  }
}

type Kind = { change: 'kept' | 'added' | 'removed' } | { change: 'reformatted'; was: Mark[] }

function put(segments: Segment[], kind: Kind, text: string, { start, end, marks }: Span): void {
  const cut = text.slice(start, end)
  const last = segments.at(-1)
  if (cut === BREAK && kind.change !== 'reformatted') segments.push({ ...kind, inline: { type: 'hardBreak' } })
  else if (last?.inline.type === 'text' && continues(last, kind, last.inline.marks, marks)) last.inline = { ...last.inline, text: last.inline.text + cut }
  else segments.push({ ...kind, inline: { type: 'text', text: cut, ...(marks.length > 0 && { marks }) } })
}

function continues(last: Kind, kind: Kind, lastMarks: Mark[] | undefined, marks: Mark[]): boolean {
  if (last.change !== kind.change || !sameMarks(lastMarks ?? [], marks)) return false
  return last.change !== 'reformatted' || kind.change !== 'reformatted' || sameMarks(last.was, kind.was)
}

const sameMarks = (one: Mark[], other: Mark[]): boolean => JSON.stringify(one) === JSON.stringify(other)

import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'
import { type Inline, type Mark, type Text, unreachable } from '#domain/richtext/document.ts'
import { isSafeUrl } from '#domain/richtext/url.ts'

/** From the outermost to the innermost. One order for all makes neighbours with a mark in common share its element. */
const nesting: readonly Mark['type'][] = ['link', 'bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'code']

/** A text that a page of the desk shows in an element of its own. No stored document holds one. */
export type WrappedText = Text & { wrap?: (words: string) => ReactElement }

type Piece = { inline: Inline; marks: Mark[] }

/** A line of text with its marks. */
export function Words({ of: line = [] }: { of: readonly Inline[] | undefined }): ReactElement {
  return createElement(Fragment, null, ...nest(line.map((inline, at) => ({ inline, marks: marksAt(line, at) }))))
}

/** A line break belongs to the marks of both its neighbours, so that a link over two lines stays one link. */
function marksAt(line: readonly Inline[], at: number): Mark[] {
  const inline = line[at]
  if (inline?.type !== 'hardBreak') return (inline?.marks ?? []).toSorted((one, other) => nesting.indexOf(one.type) - nesting.indexOf(other.type))
  const next = line[at + 1]
  if (line[at - 1]?.type !== 'text' || next?.type !== 'text') return []
  return marksAt(line, at - 1).filter((mark) => next.marks?.some((other) => isSame(mark, other)))
}

function nest(pieces: readonly Piece[]): ReactNode[] {
  const nodes: ReactNode[] = []
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]
    const outer = piece?.marks[0]
    if (!piece || !outer) {
      if (piece) nodes.push(leaf(piece.inline))
      at++
      continue
    }
    let end = at + 1
    while (isSame(outer, pieces[end]?.marks[0])) end++
    const within = pieces.slice(at, end).map(({ inline, marks }) => ({ inline, marks: marks.slice(1) }))
    nodes.push(marked(outer, nest(within)))
    at = end
  }
  return nodes
}

function leaf(inline: Inline): ReactNode {
  switch (inline.type) {
    case 'text':
      return (inline as WrappedText).wrap?.(inline.text) ?? inline.text
    case 'hardBreak':
      return <br />
    default:
      return unreachable(inline)
  }
}

function marked(mark: Mark, within: ReactNode[]): ReactNode {
  switch (mark.type) {
    case 'link':
      return link(mark.attrs.href, within)
    case 'bold':
      return createElement('b', null, ...within)
    case 'italic':
      return createElement('i', null, ...within)
    case 'underline':
      return createElement('u', null, ...within)
    case 'strike':
      return createElement('s', null, ...within)
    case 'superscript':
      return createElement('sup', null, ...within)
    case 'subscript':
      return createElement('sub', null, ...within)
    case 'code':
      return createElement('code', null, ...within)
    default:
      return unreachable(mark)
  }
}

/** A link to elsewhere tells that place nothing of this window. An address that may not be followed leaves its words. */
function link(href: string, within: ReactNode[]): ReactNode {
  if (!isSafeUrl(href)) return createElement(Fragment, null, ...within)
  return createElement('a', { href, rel: /^https?:/i.test(href) ? 'noopener' : undefined }, ...within)
}

function isSame(mark: Mark, other: Mark | undefined): boolean {
  if (mark.type !== other?.type) return false
  return mark.type !== 'link' || (other.type === 'link' && mark.attrs.href === other.attrs.href)
}

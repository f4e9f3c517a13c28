import type { ReactElement, ReactNode } from 'react'
import { unfold } from '#domain/compare/compare.ts'
import type { AttributeChange, Inside, Piece, Segment, Shell } from '#domain/compare/comparison.ts'
import type { Tone } from '#domain/richtext/document.ts'
import { ComparedTable } from './table.tsx'
import { ComparedWords } from './words.tsx'

type Looked = { shell: Shell; inside: Inside; attributes: AttributeChange[] }

/** A node of a comparison, whatever became of it, with its words compared. `number` hangs before a heading. */
export function ComparedPiece({ piece, number }: { piece: Piece; number?: string }): ReactElement | null {
  if (piece.change === 'moved-away') return null
  const looked: Looked =
    'inside' in piece
      ? { shell: piece.node, inside: piece.inside, attributes: piece.attributes }
      : { shell: piece.node, inside: unfold(piece.node, piece.change === 'added' || piece.change === 'removed' ? piece.change : 'kept'), attributes: [] }
  return block(piece, looked, number)
}

function block(piece: Exclude<Piece, { change: 'moved-away' }>, { shell, inside, attributes }: Looked, number = ''): ReactElement {
  switch (shell.type) {
    case 'paragraph':
      return <p>{line(inside)}</p>
    case 'heading':
      return <Title level={(shell.attrs as { level: number }).level} number={number} line={line(inside)} />
    case 'bulletList':
      return <ul className="dots">{items(inside)}</ul>
    case 'orderedList':
      return (
        <ol className="steps" start={(shell.attrs as { start: number }).start}>
          {items(inside)}
        </ol>
      )
    case 'blockquote':
      return (
        <figure className="quote long">
          <blockquote>{each(inside)}</blockquote>
        </figure>
      )
    case 'callout':
      return <CallOut attrs={shell.attrs as { label: string; tone: Tone }} label={wordsOf(attributes, 'label')} whole={piece} inside={inside} />
    case 'table':
      return <ComparedTable piece={piece} inside={inside} caption={wordsOf(attributes, 'caption')} />
    case 'horizontalRule':
      return <hr />
    // These stand in a list or a table, which shows them.
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
    case 'tableHeader':
      return <>{each(inside)}</>
  }
}

const line = (inside: Inside): ReactNode =>
  inside.kind === 'words' && inside.segments.length > 0 ? <ComparedWords of={inside.segments} /> : <span className="sign">empty line</span>

const each = (inside: Inside): ReactNode => ('pieces' in inside ? inside.pieces.map((piece) => <ComparedPiece key={keyOf(piece)} piece={piece} />) : null)

/** The segments of a label or caption that changed, or null. */
const wordsOf = (attributes: AttributeChange[], name: 'label' | 'caption'): Segment[] | null => attributes.find((one) => one.name === name)?.segments ?? null

/** What stands in an item or a cell. A single line, lists below it or not, needs no element of its own. */
export function ComparedFlow({ pieces }: { pieces: Piece[] }): ReactElement {
  const shown = pieces.filter(({ change }) => change !== 'moved-away')
  const lines = shown.filter((piece) => 'node' in piece && piece.node.type === 'paragraph')
  const [first] = shown
  if (!first || lines.length !== 1 || lines[0] !== first || !('node' in first)) return <>{each({ kind: 'pieces', pieces: shown })}</>
  const own = 'inside' in first ? first.inside : unfold(first.node, first.change === 'added' || first.change === 'removed' ? first.change : 'kept')
  return (
    <>
      {own.kind === 'words' && <ComparedWords of={own.segments} />}
      {each({ kind: 'pieces', pieces: shown.slice(1) })}
    </>
  )
}

function items(inside: Inside): ReactNode {
  if (!('pieces' in inside)) return null
  return inside.pieces
    .filter(({ change }) => change !== 'moved-away')
    .map((piece) => (
      <li key={keyOf(piece)} className={piece.change === 'removed' ? 'gone' : undefined}>
        {(piece.change === 'moved' || ('moved' in piece && piece.moved)) && <span className="sign moved">moved</span>}
        <ComparedFlow pieces={piecesOf(piece)} />
      </li>
    ))
}

/** What stands in a node, compared or all of one kind. */
export function piecesOf(piece: Piece): Piece[] {
  if (piece.change === 'moved-away') return []
  const inside = 'inside' in piece ? piece.inside : unfold(piece.node, piece.change === 'added' || piece.change === 'removed' ? piece.change : 'kept')
  return 'pieces' in inside ? inside.pieces : []
}

export const keyOf = (piece: Piece): string => `${'older' in piece ? piece.older : ''} ${'newer' in piece ? piece.newer : ''} ${piece.change}`

function Title({ level, number, line: words }: { level: number; number: string; line: ReactNode }): ReactElement {
  const inner = (
    <>
      {number && <span className="n">{number}</span>} {words}
    </>
  )
  return level === 2 ? <h2>{inner}</h2> : level === 3 ? <h3>{inner}</h3> : <h4>{words}</h4>
}

type CallOutProps = { attrs: { label: string; tone: Tone }; label: Segment[] | null; whole: Piece; inside: Inside }

function CallOut({ attrs, label, whole, inside }: CallOutProps): ReactElement {
  const change = whole.change === 'added' || whole.change === 'removed' ? whole.change : 'kept'
  const words = label ?? (attrs.label ? [{ change, inline: { type: 'text' as const, text: attrs.label } }] : [])
  return (
    <div className="callout" data-tone={attrs.tone}>
      {words.length > 0 && (
        <p className="label">
          <ComparedWords of={words} />
        </p>
      )}
      {each(inside)}
    </div>
  )
}

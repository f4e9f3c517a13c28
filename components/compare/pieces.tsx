import type { ReactElement, ReactNode } from 'react'
import { unfold } from '#domain/compare/compare.ts'
import type { AttributeChange, Inside, Piece, Segment, Shell } from '#domain/compare/comparison.ts'
import { linesOf } from '#domain/compare/likeness.ts'
import type { Standing } from '#domain/compare/side.ts'
import type { Tone } from '#domain/richtext/document.ts'
import { ComparedTable } from './table.tsx'
import { ComparedWords } from './words.tsx'

type Looked = { shell: Shell; inside: Inside; attributes: AttributeChange[] }

type ComparedPieceProps = { piece: Piece; number?: string; allRows?: boolean }

/** A node of a comparison, whatever became of it, with its words compared. `number` hangs before a heading; `allRows`: a table hides none that is unchanged. */
export function ComparedPiece({ piece, number = '', allRows = false }: ComparedPieceProps): ReactElement | null {
  if (piece.change === 'moved-away') return null
  const looked: Looked =
    'inside' in piece
      ? { shell: piece.node, inside: piece.inside, attributes: piece.attributes }
      : { shell: piece.node, inside: unfold(piece.node, piece.change === 'added' || piece.change === 'removed' ? piece.change : 'kept'), attributes: [] }
  return block(piece, looked, number, allRows)
}

function block(piece: Standing, { shell, inside, attributes }: Looked, number: string, allRows: boolean): ReactElement {
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
      return <ComparedTable piece={piece} inside={inside} caption={wordsOf(attributes, 'caption')} allRows={allRows} />
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
  const moves = movesWithin(inside.pieces)
  return inside.pieces.map((piece) =>
    piece.change === 'moved-away' ? (
      <li key={keyOf(piece)} className="gone" id={`from-${moves.get(piece.newer)}`}>
        <MovedFromHere id={moves.get(piece.newer) ?? ''} />
      </li>
    ) : (
      <li key={keyOf(piece)} className={piece.change === 'removed' ? 'gone' : undefined} id={endOf(piece, moves)}>
        <MovedHere piece={piece} moves={moves} />
        {isEmpty(piece) ? <span className="sign">empty item</span> : <ComparedFlow pieces={piecesOf(piece)} />}
      </li>
    ),
  )
}

/** The ids of the items or rows that moved within their list or table, by their place in the newer. One side alone knows of none. */
export type Moves = ReadonlyMap<number, string>

export function movesWithin(pieces: Piece[]): Moves {
  const away = new Set(pieces.flatMap((piece) => (piece.change === 'moved-away' ? [piece.newer] : [])))
  return new Map(
    pieces.flatMap((piece) =>
      piece.change !== 'moved-away' && 'newer' in piece && away.has(piece.newer) ? [[piece.newer, piece.node.attrs.id] as const] : [],
    ),
  )
}

/** The anchor of a piece that moved within its list or table. */
export const endOf = (piece: Standing, moves: Moves): string | undefined =>
  'newer' in piece && moves.has(piece.newer) ? `item-${moves.get(piece.newer)}` : undefined

/** Says of an item or a row that it moved, and leads to where it was. */
export function MovedHere({ piece, moves }: { piece: Standing; moves: Moves }): ReactElement | null {
  if (piece.change !== 'moved' && !('moved' in piece && piece.moved)) return null
  if (endOf(piece, moves) === undefined) return <span className="sign moved">moved</span>
  return (
    <a className="sign moved" href={`#from-${piece.node.attrs.id}`} aria-label="Moved here: where it was">
      moved here
    </a>
  )
}

/** Stands where an item or a row was, and leads to where it is. */
export function MovedFromHere({ id }: { id: string }): ReactElement {
  return (
    <a className="sign moved" href={`#item-${id}`} aria-label="Moved from here: where it is now">
      moved from here
    </a>
  )
}

/** Whether a piece that came or went has no word that could show it. */
export const isEmpty = (piece: Standing): boolean =>
  (piece.change === 'added' || piece.change === 'removed') && linesOf(piece.node).every((line) => line.trim() === '')

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

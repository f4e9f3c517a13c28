import type { AttributeChange, CompareNode, Entry, MarkChange, Piece, Place, TableChanges } from '#domain/compare/comparison.ts'
import type { MarkName } from '#domain/richtext/schema.ts'

const markNames: Record<MarkName, string> = {
  link: 'link',
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  strike: 'struck through',
  superscript: 'superscript',
  subscript: 'subscript',
  code: 'code',
}

const typeNames: Record<CompareNode['type'], string> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bulletList: 'bulleted list',
  orderedList: 'numbered list',
  listItem: 'item',
  blockquote: 'quote',
  callout: 'call-out',
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header cell',
  horizontalRule: 'rule',
}

/** "4.1", or a title where a section has no number. */
export const placeName = (place: Place | null): string => place?.number || place?.title || 'the opening'

/** "one paragraph", "3 blocks". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

/** What happened to a block, in the words that stand in the margin: first what, then what of it, a line each. */
export function labelOf(entry: Entry): string[] {
  const from = 'other' in entry ? `from ${placeName(entry.other ?? null)}` : ''
  switch (entry.change) {
    case 'unchanged':
    case 'moved-away':
      return []
    case 'added':
    case 'removed':
      return [`${entry.change === 'added' ? 'Added' : 'Removed'}${entry.node.type === 'paragraph' ? '' : `: ${typeNames[entry.node.type]}`}`]
    case 'moved':
      return [`Moved here ${from},`, 'words unchanged']
    case 'edited':
    case 'reformatted': {
      const inner =
        entry.inside.kind === 'table'
          ? tableLabel(entry.inside.changes)
          : 'pieces' in entry.inside && entry.node.type.endsWith('List')
            ? itemsLabel(entry.inside.pieces)
            : ''
      const word = entry.change === 'edited' ? 'Edited' : 'Reformatted'
      const forms = [...new Set([...attributesWithin(entry).flatMap(attributeWords), ...entry.marks.map(markWords)])]
      return [
        ...(entry.moved ? [`Moved here ${from},`] : []),
        [inner || (entry.moved ? word.toLowerCase() : word), forms.join(', ')].filter(Boolean).join(inner ? '; ' : ': '),
      ]
    }
  }
}

/** What came of a mark, as the end of "Reformatted: …". */
export function markWords(change: MarkChange): string {
  if (change.mark === 'link' && change.change === 'changed') return `link to ${short(change.href)}, was ${short(change.was)}`
  if ('href' in change) return change.change === 'added' ? `link to ${short(change.href)}` : `no link to ${short(change.href)}`
  return change.change === 'added' ? markNames[change.mark] : `no longer ${markNames[change.mark]}`
}

/** What came of an attribute. Labels and captions are compared in their place and need no words. */
export function attributeWords({ name, older, newer }: AttributeChange): string[] {
  switch (name) {
    case 'type':
      return [`${typeNames[newer as CompareNode['type']]}, was ${typeNames[older as CompareNode['type']]}`]
    case 'level':
      return [`heading level ${newer}, was ${older}`]
    case 'start':
      return [`numbers begin at ${newer}, were ${older}`]
    case 'tone':
      return [`tone ${newer}, was ${older}`]
    case 'colspan':
      return [`${count(Number(newer), 'column')} wide, was ${older}`]
    case 'rowspan':
      return [`${count(Number(newer), 'row')} high, was ${older}`]
    case 'label':
    case 'caption':
    case 'href':
    case 'id':
      return []
  }
}

function attributesWithin(piece: Piece): AttributeChange[] {
  if (!('inside' in piece)) return []
  return [...piece.attributes, ...('pieces' in piece.inside ? piece.inside.pieces.flatMap(attributesWithin) : [])]
}

function tableLabel({ cells, rowsAdded, rowsRemoved, rowsMoved, columnsAdded, columnsRemoved }: TableChanges): string {
  const parts = [
    cells > 0 && `${count(cells, 'cell')} changed`,
    rowsAdded > 0 && `${count(rowsAdded, 'row')} added`,
    rowsRemoved > 0 && `${count(rowsRemoved, 'row')} removed`,
    rowsMoved > 0 && `${count(rowsMoved, 'row')} moved`,
    columnsAdded > 0 && `${count(columnsAdded, 'column')} added`,
    columnsRemoved > 0 && `${count(columnsRemoved, 'column')} removed`,
  ]
  return parts.filter(Boolean).join(', ')
}

function itemsLabel(items: Piece[]): string {
  const parts = (['edited', 'added', 'removed', 'moved', 'reformatted'] as const).flatMap((change) => {
    const number = items.filter((item) => item.change === change || (change === 'moved' && 'moved' in item && item.moved)).length
    return number > 0 ? [`${number} ${change}`] : []
  })
  return parts.length > 0 ? `Items: ${parts.join(', ')}` : ''
}

/** An address without what all of them have. */
const short = (href: string): string => href.replace(/^https?:\/\/(www\.)?|\/$/g, '') || href

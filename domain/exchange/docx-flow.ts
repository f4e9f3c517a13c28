import { AlignmentType, type ILevelsOptions, LevelFormat, Paragraph } from 'docx'
import { type List, type Paragraph as TextParagraph, unreachable } from '../richtext/document.ts'
import { type DocxPlace, lineOf } from './docx-line.ts'

/** Word numbers its levels 0 to 8. */
const DEEPEST = 8
/** A tenth of a millimetre is 5.67 twentieths of a point. */
export const mm = (millimetres: number) => Math.round(millimetres * 56.7)
/** What is between the margins of a page. */
export const WIDTH = mm(160)

/** How a paragraph of a flow is set: its style, and its bullet or number where it begins an item. */
type Set = { style: string; item?: { reference: string; level: number }; inside?: number }

/** A paragraph or a list: an item is a paragraph with a bullet or a number. */
export function flowOf(block: TextParagraph | List, place: DocxPlace, set: Set): Paragraph[] {
  switch (block.type) {
    case 'paragraph': {
      if (!block.content?.length && !set.item) return []
      const numbering = set.item && { numbering: set.item }
      const indent = set.item === undefined && set.inside !== undefined && { indent: { left: mm(7) * (set.inside + 1) } }
      return [new Paragraph({ style: set.style, ...numbering, ...indent, children: lineOf(block.content, place) })]
    }
    case 'bulletList':
      return listOf(block, 'dots', place, set)
    case 'orderedList': {
      const reference = `numbers-${place.numberings.length}`
      place.numberings.push({ reference, levels: levels(LevelFormat.DECIMAL, block.attrs.start) })
      return listOf(block, reference, place, set)
    }
    default:
      return unreachable(block)
  }
}

function listOf({ content }: List, reference: string, place: DocxPlace, { style, inside = -1 }: Set): Paragraph[] {
  const level = Math.min(inside + 1, DEEPEST)
  return content.flatMap((item) =>
    item.content.flatMap((block, at) =>
      flowOf(block, place, { style, inside: level, ...(at === 0 && block.type === 'paragraph' && { item: { reference, level } }) }),
    ),
  )
}

/** The nine levels of a list. */
export const levels = (format: ILevelsOptions['format'], start: number): ILevelsOptions[] =>
  Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    start,
    format,
    text: format === LevelFormat.BULLET ? '•' : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: mm(7) * (level + 1), hanging: mm(7) } } },
  }))

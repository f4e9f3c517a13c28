import type { MarkName, NodeName } from '../richtext/schema.ts'
import type { AttributeName, CompareNode } from './comparison.ts'

/**
 * How each node of the schema is compared: `words` within it, `pieces` as a list of blocks, `table` by rows and columns,
 * `row` by the columns of its table, `whole` as there is nothing in it, `inline` as a part of words.
 */
export const nodeCases: Record<NodeName, 'pieces' | 'words' | 'table' | 'row' | 'whole' | 'inline'> = {
  doc: 'pieces',
  paragraph: 'words',
  heading: 'words',
  bulletList: 'pieces',
  orderedList: 'pieces',
  listItem: 'pieces',
  blockquote: 'pieces',
  callout: 'pieces',
  table: 'table',
  tableRow: 'row',
  tableCell: 'pieces',
  tableHeader: 'pieces',
  horizontalRule: 'whole',
  hardBreak: 'inline',
  text: 'inline',
}

/** How each mark is compared: whether it is there, or also where it leads. */
export const markCases: Record<MarkName, 'presence' | 'target'> = {
  link: 'target',
  bold: 'presence',
  italic: 'presence',
  underline: 'presence',
  strike: 'presence',
  superscript: 'presence',
  subscript: 'presence',
  code: 'presence',
}

/** How each attribute is compared: as text that is read, as form, as the target of a mark, or never, for ids are no content. */
export const attributeCases: Record<AttributeName, 'words' | 'form' | 'target' | 'identity'> = {
  id: 'identity',
  level: 'form',
  start: 'form',
  label: 'words',
  tone: 'form',
  caption: 'words',
  colspan: 'form',
  rowspan: 'form',
  href: 'target',
}

/** Nodes of one family may be two states of one node: a paragraph that became a heading, a list that got numbers. */
const families: Record<CompareNode['type'], string> = {
  paragraph: 'line',
  heading: 'line',
  bulletList: 'list',
  orderedList: 'list',
  listItem: 'item',
  blockquote: 'quote',
  callout: 'callout',
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'cell',
  horizontalRule: 'rule',
}

export const sameFamily = (one: CompareNode, other: CompareNode): boolean => families[one.type] === families[other.type]

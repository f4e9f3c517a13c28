import type { Block, Cell, Inline, ListItem, Mark, Row, Text } from '../richtext/document.ts'
import type { MarkName } from '../richtext/schema.ts'

/** A stretch of text, or a line break. `inline` is the newer's (the older's where removed); `was`: its marks before. */
export type Segment = { change: 'kept' | 'added' | 'removed'; inline: Inline } | { change: 'reformatted'; inline: Text; was: Mark[] }

export type AttributeName = 'id' | 'level' | 'start' | 'label' | 'tone' | 'caption' | 'colspan' | 'rowspan' | 'href'

/** An attribute that differs, or the block's type (a paragraph that became a heading). Labels and captions are compared by their words. */
export type AttributeChange = { name: AttributeName | 'type'; older: string | number; newer: string | number; segments?: Segment[] }

/** A mark that kept words gained, lost, or, for a link, whose target differs. */
export type MarkChange =
  | { mark: MarkName; change: 'added' | 'removed' }
  | { mark: MarkName; change: 'added' | 'removed'; href: string }
  | { mark: 'link'; change: 'changed'; href: string; was: string }

export type CompareNode = Block | ListItem | Row | Cell
/** A node without what stands in it. */
export type Shell = { type: CompareNode['type']; attrs: CompareNode['attrs'] }

/** A column of a table, as it stands in the table of both sides laid over each other. */
export type Column = { change: 'kept' | 'added' | 'removed' }

/** What differs in a table, counted. Cells are those that stand in both tables and differ. */
export type TableChanges = { rowsAdded: number; rowsRemoved: number; rowsMoved: number; columnsAdded: number; columnsRemoved: number; cells: number }

export type Inside =
  | { kind: 'words'; segments: Segment[] }
  | { kind: 'pieces'; pieces: Piece[] }
  | { kind: 'table'; pieces: Piece[]; columns: Column[]; changes: TableChanges }
  | { kind: 'nothing' }

export type Unchanged = { change: 'unchanged' | 'moved'; older: number; newer: number; node: CompareNode }
export type Added = { change: 'added'; newer: number; node: CompareNode }
export type Removed = { change: 'removed'; older: number; node: CompareNode }
/** Marks the place that a moved node left; `newer` is where it stands now. */
export type MovedAway = { change: 'moved-away'; older: number; newer: number }
export type Changed = {
  change: 'edited' | 'reformatted'
  moved: boolean
  older: number
  newer: number
  node: Shell
  was: Shell
  attributes: AttributeChange[]
  marks: MarkChange[]
  inside: Inside
}

/**
 * One node of a comparison, in the newer's reading order, what was removed at its old place. `older` and `newer` are
 * its places among its siblings on either side. `moved` means moved and otherwise equal; `reformatted`: the same
 * words in another form; `edited`: other words.
 */
export type Piece = Unchanged | Added | Removed | MovedAway | Changed

/** The heading that a block stands under, as the outline of its side names it. */
export type Place = { id: string; level: 2 | 3 | 4; number: string; title: string }

/** A block of the body. `section`: of the newer, or of the older where removed or moved away; `other`: of the other side where it moved. */
export type Entry = Piece & { section: Place | null; other?: Place | null }

/** Blocks by kind. A block that moved and was edited counts in both; `changes` counts it once, and the standfirst too. */
export type Counts = {
  changes: number
  added: number
  removed: number
  edited: number
  moved: number
  reformatted: number
  cells: number
  wordsAdded: number
  wordsRemoved: number
}

/** A section of the newer, or one that only the older has, with its changes, and where they stand among the entries. `null`: what stands before the first heading. */
export type SectionChanges = { section: Place | null; removed: boolean; changes: number; entries: number[] }

export type Comparison = {
  standfirst: { change: 'unchanged' | 'added' | 'removed' | 'edited'; segments: Segment[] }
  entries: Entry[]
  sections: SectionChanges[]
  counts: Counts
  /** Of how many blocks some part is compared as a whole, because looking closer would have taken too long; null where none is. */
  coarse: { blocks: number } | null
}

import type { Block, Inline, Tone } from '../richtext/document.ts'
import type { Header } from './header.ts'

/** A decision about a finding: to take what was recognised, or to leave the words as they stand. */
export type Choice = 'take' | 'leave'
export type Choices = Readonly<Record<string, Choice>>

/** One block in outline, for showing what a choice gives. `label` is that of a call-out, or what stands in bold before a text. */
export type Sketch = { as: 'standfirst' | 'heading' | 'paragraph' | 'item' | 'callout'; text: string; label?: string; level?: 2 | 3 | 4 }

/**
 * What the reading is unsure of, or wants a person to know. `line` is the line of the manuscript, `blockId` the block
 * that comes of it (null: none of its own), `text` the words that it is about. Where something is to decide,
 * `proposed` is what happens unasked and `choices` what each choice gives; otherwise both are null.
 *
 * To decide:
 * - flattened-list: a list seems to have been run into one paragraph, of `items` items
 * - run-in-heading: a heading seems to have run into its text
 * - lead-in: a paragraph starts with a label; a warning or a context becomes a call-out, another label is set in bold
 * - guessed-heading: a line was taken for a heading by its look
 * - possible-heading: a line may be a heading, and is kept as a paragraph
 * - number-out-of-order: a heading's typed number is not the one that comes next; numbers are computed
 * - standfirst: a paragraph before the first heading seems to be the standfirst
 *
 * To know:
 * - as-of: the fact or the section is as of a date
 * - after-end: it stood after the end mark, and was kept
 * - another-report: a second report seems to begin here
 * - header-incomplete: the header lacks the tier, the name or the category (`text` says which)
 * - standfirst-empty: there is no standfirst; the index shows one
 */
export type ImportFinding = {
  id: string
  kind: FindingKind
  line: number
  blockId: string | null
  text: string
  items?: number
  proposed: Choice | null
  choices: Record<Choice, Sketch[]> | null
}

export type Decision = 'flattened-list' | 'run-in-heading' | 'lead-in' | 'guessed-heading' | 'possible-heading' | 'number-out-of-order' | 'standfirst'
export type Notice = 'as-of' | 'after-end' | 'another-report' | 'header-incomplete' | 'standfirst-empty'
export type FindingKind = Decision | Notice

/** A list within a paragraph, as places in its words: where its lead ends and where each item begins and ends. */
export type FlattenedList = { lead: number; items: [from: number, to: number][]; to: number; sure: boolean }

/** What a paragraph may become. `decision` is the id of the finding that decides. */
export type Turn =
  | { kind: 'lists'; lists: (FlattenedList & { decision: string })[] }
  | { kind: 'lead-in'; decision: string; label: number; tone: Tone | null }
  | { kind: 'run-in'; decision: string; at: number }
  | { kind: 'heading'; decision: string; level: 2 | 3 | 4 }
  | { kind: 'standfirst'; decision: string }

/** The manuscript in its order, before any choice. `line` is its line, `id` the id of the block that comes of it. */
export type Piece =
  | { kind: 'heading'; line: number; id: string; level: 2 | 3 | 4; title: Inline[]; asWritten: Inline[]; decision: string | null }
  | { kind: 'paragraph'; line: number; id: string; inline: Inline[]; turn: Turn | null }
  | {
      kind: 'item'
      line: number
      id: string
      itemId: string
      depth: number
      number: number | null
      inline: Inline[]
      split: (FlattenedList & { decision: string }) | null
    }
  | { kind: 'block'; line: number; block: Block }

/** A group of sources in an appendix: "Trade Press: SportsPro Media, Campaign Asia". */
export type SourceGroup = { line: number; blockId: string; label: string; entries: string[] }

/**
 * What was recognised in one report of a manuscript. `from` and `to` are its first and last line. `unlisted` counts
 * the decisions that found no room among the findings; they are left. `contentOf` makes the body of it.
 */
export type Reading = {
  header: Header
  format: 'text' | 'markdown'
  from: number
  to: number
  pieces: Piece[]
  findings: ImportFinding[]
  unlisted: number
  sources: SourceGroup[]
}

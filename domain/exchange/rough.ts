import type { Block, Inline } from '../richtext/document.ts'
import type { FoundHeading } from './headings.ts'

/**
 * What a line or a few of them are, before the rules look at the words: the same for plain text and for Markdown.
 * `typed` is what stood before a heading and goes, since numbers are computed.
 */
export type Rough =
  | { kind: 'heading'; line: number; level: 2 | 3 | 4; inline: Inline[]; typed: string; doubt: FoundHeading['doubt'] }
  | { kind: 'paragraph'; line: number; inline: Inline[]; title: 2 | 3 | 4 | null }
  | { kind: 'item'; line: number; depth: number; number: number | null; inline: Inline[] }
  | { kind: 'block'; line: number; block: Block }
  | { kind: 'end' }

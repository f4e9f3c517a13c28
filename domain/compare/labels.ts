import type { Content } from '../richtext/document.ts'
import { ALLOWANCE } from './allowance.ts'
import type { Segment } from './comparison.ts'
import { compareInline } from './inline.ts'
import { studyOf } from './study.ts'

/** What an edition was published under, and what was said of it. `edition` is its number, "2.1"; `publishedAt` in UTC ms. */
export type EditionLabels = { edition: string; sponsor: string; tier: string; category: string; publishedAt: number; note: string }

/** A label that is text, compared by its words. */
export type LabelChange = { label: 'sponsor' | 'tier' | 'category' | 'note' | 'edition'; change: 'unchanged' | 'edited'; segments: Segment[] }

/** The labels of two editions. The date is no text: either side's moment is given as it is. */
export type LabelComparison = { labels: LabelChange[]; published: { older: number; newer: number } }

const names = ['sponsor', 'tier', 'category', 'edition', 'note'] as const

/** What two editions were published under, laid over each other. Two that say the same differ at least in number and date. */
export function compareLabels(older: EditionLabels, newer: EditionLabels): LabelComparison {
  const study = studyOf(nothing, nothing, ALLOWANCE.brief)
  return {
    labels: names.map((label) => ({
      label,
      change: older[label] === newer[label] ? 'unchanged' : 'edited',
      segments: compareInline(line(older[label]), line(newer[label]), study),
    })),
    published: { older: older.publishedAt, newer: newer.publishedAt },
  }
}

const nothing: Content = { standfirst: '', document: { type: 'doc', content: [] } }
const line = (text: string) => (text === '' ? [] : [{ type: 'text' as const, text }])

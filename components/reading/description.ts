import type { Document } from '#domain/richtext/document.ts'
import { words } from './line-parts.ts'

/** What a search engine shows below a report's title: its standfirst, or else the beginning of its first paragraph, cut between words. */
export function descriptionOf(standfirst: string, document: Document): string {
  const first = document.content.find((block) => block.type === 'paragraph' && words(block.content ?? []).trim() !== '')
  const text = (standfirst || (first?.type === 'paragraph' ? words(first.content ?? []) : '')).replace(/\s+/g, ' ').trim()
  if (text.length <= 200) return text
  const cut = text.slice(0, 199)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 120)).replace(/[\s,;:.–—-]+$/, '')}…`
}

import type { Content } from '../richtext/document.ts'
import { compareContents } from './compare.ts'

/** How many words came and went between two states of a report, as their comparison counts them. */
export function countChangedWords(older: Content, newer: Content): { added: number; removed: number } {
  const { counts } = compareContents(older, newer)
  return { added: counts.wordsAdded, removed: counts.wordsRemoved }
}

import type { AnyNode, Content } from '../richtext/document.ts'
import { countWords, plainText } from '../richtext/sections.ts'

/** What a body is made of. Of the headings of level 4, `games` name a year, as an edition of the Games does, and `minor` do not. */
export type Counts = {
  sections: number
  subsections: number
  games: number
  minor: number
  lists: number
  bullets: number
  callouts: number
  tables: number
  words: number
}

/** Counts what a body is made of, lists inside of lists too. Without recursion: a manuscript may nest what a report may not. */
export function countsOf({ standfirst, document }: Content): Counts {
  const counts: Counts = { sections: 0, subsections: 0, games: 0, minor: 0, lists: 0, bullets: 0, callouts: 0, tables: 0, words: countWords(standfirst) }
  const open: AnyNode[] = [...document.content]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const text = plainText(node)
      counts.words += countWords(text)
      if (node.type === 'heading') counts[node.attrs.level === 2 ? 'sections' : node.attrs.level === 3 ? 'subsections' : year.test(text) ? 'games' : 'minor']++
      continue
    }
    if (node.type === 'bulletList' || node.type === 'orderedList') counts.lists++
    if (node.type === 'listItem') counts.bullets++
    if (node.type === 'callout') counts.callouts++
    if (node.type === 'table') counts.tables++
    if ('attrs' in node) counts.words += countWords('label' in node.attrs ? node.attrs.label : 'caption' in node.attrs ? node.attrs.caption : '')
    if ('content' in node) open.push(...(node.content ?? []))
  }
  return counts
}

const year = /\b(?:18|19|20)\d\d\b/

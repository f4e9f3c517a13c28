import type { Counts } from '#domain/compare/comparison.ts'
import { count } from './labels.ts'

/** How much changed, by kind: a word, a line under it, and only then a colour. */
export function Chips({ counts }: { counts: Counts }) {
  const chips = [
    { words: `${counts.added} added`, number: counts.added, look: 'add' },
    { words: `${counts.removed} removed`, number: counts.removed, look: 'del' },
    { words: `${counts.edited} edited`, number: counts.edited, look: '' },
    { words: `${counts.moved} moved`, number: counts.moved, look: 'mov' },
    { words: `${counts.reformatted} reformatted`, number: counts.reformatted, look: 'fmt' },
    { words: `${count(counts.cells, 'table cell')}`, number: counts.cells, look: '' },
  ].filter(({ number }) => number > 0)
  return (
    <>
      {chips.map(({ words, look }) => (
        <span key={words} className={`chip ${look}`.trim()}>
          {words}
        </span>
      ))}
      <span className="dim">{wordsChanged(counts)}</span>
    </>
  )
}

/** "+12 −3 words"; empty when no word came or went. */
export function wordsChanged({ wordsAdded, wordsRemoved }: Pick<Counts, 'wordsAdded' | 'wordsRemoved'>): string {
  const parts = [wordsAdded > 0 && `+${wordsAdded.toLocaleString('en-GB')}`, wordsRemoved > 0 && `−${wordsRemoved.toLocaleString('en-GB')}`].filter(Boolean)
  return parts.length === 0 ? '' : `${parts.join(' ')} ${wordsAdded + wordsRemoved === 1 ? 'word' : 'words'}`
}

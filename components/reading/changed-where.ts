import type { OutlineRow } from '#components/compare/section-outline.tsx'

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A number as it is written in a sentence: "nine", "1,204". */
export const inWords = (number: number): string => small[number] ?? number.toLocaleString('en-GB')

/** How many places changed, as the subject of a sentence: "nine places have changed". */
export const placesChanged = (changes: number): string => `${inWords(changes)} ${changes === 1 ? 'place has' : 'places have'} changed`

/** So many sections can be named in a sentence. */
const FEW = 6

/** Where changes stand, as the end of a sentence: "in the standfirst and sections 5 and 6"; empty where that is nowhere. */
export function changedWhere(rows: readonly OutlineRow[]): string {
  const parts = rows.filter(({ level, within }) => level === 2 && within > 0)
  if (parts.length === 0) return ''
  if (parts.length > FEW) return `in ${inWords(parts.length)} sections`
  const named = parts.filter(({ number, removed }) => number === '' || removed).map(nameOf)
  const numbers = parts.filter(({ number, removed }) => number !== '' && !removed).map(({ number }) => number)
  const sections = numbers.length === 0 ? [] : [`${numbers.length === 1 ? 'section' : 'sections'} ${list.format(numbers)}`]
  return `in ${list.format([...named, ...sections])}`
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function nameOf({ key, title, removed }: OutlineRow): string {
  if (key === 'standfirst') return 'the standfirst'
  return removed ? `“${title}”, which is gone` : title === 'Opening' ? 'the opening' : `“${title}”`
}

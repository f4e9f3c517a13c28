import type { OutlineRow } from '#components/compare/section-outline.tsx'

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A number as it is written in a sentence: "nine", "1,204". */
export const inWords = (number: number): string => small[number] ?? number.toLocaleString('en-GB')

/** How many places changed, as the subject of a sentence: "nine places have changed". */
export const placesChanged = (changes: number): string => `${inWords(changes)} ${changes === 1 ? 'place has' : 'places have'} changed`

/** So many sections can be named in a sentence. */
const FEW = 6

/** Where changes stand, as the end of a sentence: "in the standfirst and sections 5 and 6"; empty where that is nowhere. A subsection counts to its section. */
export function changedWhere(rows: readonly OutlineRow[]): string {
  const changed = rows.filter(({ changes }) => changes.length > 0)
  const named = new Set(changed.filter(({ number, removed }) => number === '' || removed).map(nameOf))
  const numbers = new Set(changed.filter(({ number, removed }) => number !== '' && !removed).map(({ number }) => number.split('.', 1)[0] ?? ''))
  const places = named.size + numbers.size
  if (places === 0) return ''
  if (places > FEW) return `in ${inWords(places)} sections`
  const sections = numbers.size === 0 ? [] : [`${numbers.size === 1 ? 'section' : 'sections'} ${list.format(numbers)}`]
  return `in ${list.format([...named, ...sections])}`
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function nameOf({ key, title, removed }: OutlineRow): string {
  if (key === 'standfirst') return 'the standfirst'
  return removed ? `the former “${title}”` : title === 'Opening' ? 'the opening' : `“${title}”`
}

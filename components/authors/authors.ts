import { reasonOf } from '#components/compare/revision-line.ts'
import { editionName } from '#components/desk/state-mark.tsx'
import type { Passages, Source } from '#domain/authorship/passages.ts'

/** Whose words a passage is, as the page tells people apart: by letters, by a line under the words, and only then by a colour. */
export type Author = {
  key: string
  name: string
  letters: string
  /** Which of the lines and colours, from 1. */
  look: number
  words: number
  /** Where there is one person, the page can show their words alone. */
  personId: string | null
}

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const word = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu

/** Everybody whose words stand in a report, whoever wrote most first, with how many words each wrote. */
export function authorsOf({ lines, sources }: Passages): { authors: Author[]; authorOf: (source: number) => Author } {
  const counts = sources.map(() => 0)
  for (const { text, runs } of lines) {
    let [at, end] = [0, runs[0]?.length ?? 0]
    for (const { index } of text.matchAll(word)) {
      while (index >= end && at < runs.length - 1) end += runs[++at]?.length ?? 0
      const source = runs[at]?.source
      if (source !== undefined) counts[source] = (counts[source] ?? 0) + 1
    }
  }
  const byKey = new Map<string, Author>()
  for (const [at, source] of sources.entries()) {
    const key = keyOf(source)
    const known = byKey.get(key) ?? {
      key,
      name: nameOf(source),
      letters: '',
      look: 0,
      words: 0,
      personId: source.persons.length === 1 ? (source.persons[0]?.id ?? null) : null,
    }
    byKey.set(key, { ...known, words: known.words + (counts[at] ?? 0) })
  }
  const authors = [...byKey.values()].sort((one, other) => other.words - one.words || (one.name < other.name ? -1 : 1))
  const taken = new Set<string>()
  for (const [at, author] of authors.entries()) {
    author.look = (at % LOOKS) + 1
    author.letters = lettersFor(author.name, taken)
  }
  const found = new Map(authors.map((author) => [author.key, author]))
  return { authors, authorOf: (source) => found.get(keyOf(sources[source] as Source)) as Author }
}

/** So many lines and colours there are before they come again. */
const LOOKS = 8

const keyOf = ({ persons, lost }: Source): string => (lost ? 'lost' : persons.map(({ id }) => id).join(' '))

/** "Ines Marchetti", "Ines Marchetti or Noor Haddad". */
export function nameOf({ persons, lost }: Pick<Source, 'persons' | 'lost'>): string {
  if (lost) return 'Not known'
  return persons.length === 0 ? 'Host City' : list.format(persons.map(({ name }) => name))
}

/** Letters that nobody else has: "IM", and "IM2" for the next one. */
function lettersFor(name: string, taken: Set<string>): string {
  const parts = name === 'Not known' ? ['?'] : name.split(' or ').map(initials)
  const wanted = parts.join('/')
  let letters = wanted
  for (let number = 2; taken.has(letters); number++) letters = `${wanted}${number}`
  taken.add(letters)
  return letters
}

const initials = (name: string): string => {
  const words = name.split(/[\s-]+/).filter(Boolean)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [name.slice(0, 2)]
  return chosen
    .map((part) => (words.length > 1 ? (Array.from(part ?? '')[0] ?? '') : (part ?? '')))
    .join('')
    .toLocaleUpperCase('en-GB')
}

/** Where words come from, without the person and the time: "revision 12, “Figures checked”, edition 2.0". */
export function cameWith(source: Source): string {
  if (source.revision === null) return 'in the draft, not yet in a revision'
  if (source.lost) return `with revision ${source.revision}, which cannot be read, or the one after it`
  const { name, edition, kind, ...why } = source
  const reason = name ? `“${name}”` : kind ? lower(reasonOf({ ...why, kind })) : ''
  return [`revision ${source.revision}`, reason, edition && `edition ${editionName(edition)}`].filter(Boolean).join(', ')
}

/** Where one sees what a revision changed; for the first, which changed nothing, the revision itself. */
export function placeOf(path: string, { revision }: Pick<Source, 'revision'>): string {
  if (revision === null) return `${path}/compare?to=draft`
  return revision === 1 ? `${path}/revisions/1` : `${path}/compare?from=${revision - 1}&to=${revision}`
}

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('en-GB') + text.slice(1)

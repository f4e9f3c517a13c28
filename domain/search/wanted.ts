/** Words to be found side by side; of the last one, only the beginning where `prefix` says so. */
export type Wanted = { words: string[]; prefix: boolean }

/** What a word is to the index (SQLite's unicode61, which takes private-use characters for letters). */
export const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu

/**
 * Parts what did not stand side by side, so that no phrase reaches over it. The index takes a private-use character for a word,
 * and nobody can look for it.
 */
export const GAP = ' \uE000 '

const LONGEST = 200
const MOST = 12

/**
 * Reads what somebody types to find words by: phrases in quotes of any kind, other words one by one, the last one as a
 * beginning. All must be found. Signs and operators mean nothing, so that no input is wrong; without a word in it there is
 * nothing to find.
 */
export function wantedWords(typed: string): Wanted[] {
  const wanted: Wanted[] = []
  const text = typed.slice(0, LONGEST).replace(/[“”„«»]/g, '"')
  for (const { groups } of text.matchAll(/"(?<phrase>[^"]*)(?<closed>"?)|(?<bare>[^\s"]+)/g)) {
    const words = (groups?.phrase ?? groups?.bare ?? '').match(WORD)?.filter((word) => !/\p{Co}/u.test(word)) ?? []
    if (words.length > 0 && wanted.length < MOST) wanted.push({ words, prefix: groups?.closed !== '"' })
  }
  // Only the word that may still be typed is a beginning. One letter would be the beginning of nearly everything.
  return wanted.map((one, at) => ({ ...one, prefix: one.prefix && at === wanted.length - 1 && !/^[a-z\d]$/i.test(one.words.at(-1) ?? '') }))
}

/** The same as a query of the index, in these of its columns or in all: every word is quoted, so that none is an operator. */
export function queryOf(wanted: readonly Wanted[], columns: readonly string[] = []): string {
  const all = wanted.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ')
  return columns.length === 0 ? all : `{${columns.join(' ')}} : (${all})`
}

/** A word as the index compares it: in small letters, without accents. */
export const folded = (word: string): string => (/[^ -~]/.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word).toLowerCase()

/** Where what is wanted stands in a text, from the first on. */
export function placesIn(text: string, wanted: Wanted[]): [start: number, end: number][] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word: folded(word), start: index, end: index + word.length }))
  return wanted.flatMap((one) => placesOf(words, one)).sort(([first], [second]) => first - second)
}

/** Whether all that is wanted stands in a text, as the index would find it. */
export const holds = (text: string, wanted: Wanted[]): boolean => wanted.length > 0 && wanted.every((one) => placesIn(text, [one]).length > 0)

function placesOf(words: { word: string; start: number; end: number }[], { words: phrase, prefix }: Wanted): [number, number][] {
  const asked = phrase.map(folded)
  return words.flatMap(({ start }, at): [number, number][] => {
    const fits = asked.every((word, step) => {
      const there = words[at + step]?.word
      return there === word || (prefix && step === asked.length - 1 && there?.startsWith(word))
    })
    return fits ? [[start, words[at + asked.length - 1]?.end ?? start]] : []
  })
}

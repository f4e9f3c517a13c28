/** Words to be found side by side; of the last one, only the beginning where `prefix` says so. */
export type Wanted = { words: string[]; prefix: boolean }

/** What a word is to the index (SQLite's unicode61, which takes private-use characters for letters). */
export const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu

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
  // Only the word that may still be typed is a beginning.
  return wanted.map((one, at) => ({ ...one, prefix: one.prefix && at === wanted.length - 1 }))
}

export type Side = 'brought' | 'took'

/** The same as a query of the index: every word is quoted, so that none is an operator. */
export function matchOf(wanted: Wanted[], side?: Side): string {
  const all = wanted.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ')
  return side === undefined ? all : `${side === 'brought' ? 'added' : 'removed'} : (${all})`
}

/** A word as the index compares it: in small letters, without accents. */
export const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

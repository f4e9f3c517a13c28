import { commonRuns, joined, type Run } from './shortest-edit.ts'
import { slide, withoutCrumbs } from './tidy.ts'
import { endsSentence, type Tokens } from './tokens.ts'

/** With more differing words than this, a block is compared sentence by sentence; with more differing sentences, not at all. */
const LIMIT = { words: 400, sentences: 2_000 }

/**
 * Which words of a text stand in the other, as runs in order, set so that they read well. Texts that have too little in
 * common are matched by whole sentences first, then by words between those; what is too different still, not at all.
 */
export function matchWords(older: Tokens, newer: Tokens): Run[] {
  const runs = commonRuns(older.keys, newer.keys, LIMIT.words) ?? bySentences(older, newer)
  return withoutCrumbs(slide(runs, older, newer), older, newer)
}

function bySentences(older: Tokens, newer: Tokens): Run[] {
  const known = new Map<string, number>()
  const [before, after] = [sentences(older, known), sentences(newer, known)]
  const runs: Run[] = []
  const place = { older: 0, newer: 0 }
  const between = (olderEnd: number, newerEnd: number) => {
    const words = commonRuns(older.keys.slice(place.older, olderEnd), newer.keys.slice(place.newer, newerEnd), LIMIT.words) ?? []
    for (const run of words) runs.push({ older: run.older + place.older, newer: run.newer + place.newer, length: run.length })
  }
  for (const run of commonRuns(before.keys, after.keys, LIMIT.sentences) ?? []) {
    const start = { older: before.starts[run.older] as number, newer: after.starts[run.newer] as number }
    const length = (before.starts[run.older + run.length] as number) - start.older
    between(start.older, start.newer)
    runs.push({ ...start, length })
    place.older = start.older + length
    place.newer = start.newer + length
  }
  between(older.keys.length, newer.keys.length)
  return joined(runs)
}

/** Sentences as numbers that are equal where their words are; `starts` ends with the end of the text. */
function sentences(tokens: Tokens, known: Map<string, number>): { keys: number[]; starts: number[] } {
  const keys: number[] = []
  const starts = [0]
  for (let at = 0; at < tokens.keys.length; at++) {
    if (!endsSentence(tokens, at) && at < tokens.keys.length - 1) continue
    const words = tokens.keys.slice(starts.at(-1), at + 1).join(' ')
    if (!known.has(words)) known.set(words, known.size)
    keys.push(known.get(words) as number)
    starts.push(at + 1)
  }
  return { keys, starts }
}

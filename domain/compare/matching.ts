import { heaviestRise } from './increasing.ts'
import { commonRuns, inCommon, joined, type Run } from './shortest-edit.ts'
import type { Study } from './study.ts'
import { slide, withoutCrumbs } from './tidy.ts'
import { endsSentence, type Tokens } from './tokens.ts'

/** With more differing words than this, a block is compared sentence by sentence; with more differing sentences, not at all. */
const LIMIT = { words: 400, sentences: 2_000 }
/** One text may use up this share of what is left, so that something remains for those after it. */
const SHARE = 4
/** Of texts that share more than this, it is worth saying that they were not compared word by word. */
const MUCH = 0.5

/**
 * Which words of a text stand in the other, as runs in order, set so that they read well. Texts that have too little in
 * common are matched by whole sentences first, then by words between those, then by words that stand once in either; what is too
 * different still, not at all.
 */
export function matchWords(older: Tokens, newer: Tokens, study: Study): Run[] {
  const [one, other] = study.turned ? [newer, older] : [older, newer]
  const least = study.left() - Math.floor(study.left() / SHARE)
  const afford = (steps: number) => {
    if (study.left() - steps >= least) return study.afford(steps)
    study.giveUp()
    return false
  }
  const runs = commonRuns(one.keys, other.keys, LIMIT.words, afford) ?? bySentences(one, other, study, afford)
  const found = withoutCrumbs(slide(runs, one, other), one, other)
  return study.turned ? found.map(({ older: o, newer: n, length }) => ({ older: n, newer: o, length })) : found
}

function bySentences(older: Tokens, newer: Tokens, study: Study, afford: Study['afford']): Run[] {
  const known = new Map<string, number>()
  const [before, after] = [sentences(older, known), sentences(newer, known)]
  const runs: Run[] = []
  const place = { older: 0, newer: 0 }
  const between = (olderEnd: number, newerEnd: number) => {
    const [olders, newers] = [older.keys.slice(place.older, olderEnd), newer.keys.slice(place.newer, newerEnd)]
    for (const run of commonRuns(olders, newers, LIMIT.words, afford) ?? byRareWords(olders, newers, study, afford)) {
      runs.push({ older: run.older + place.older, newer: run.newer + place.newer, length: run.length })
    }
  }
  for (const run of commonRuns(before.keys, after.keys, LIMIT.sentences, afford) ?? []) {
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

/**
 * Words that stand once in either text hold the two together, as far as they come in the same order; between them lie
 * stretches that are short enough to be compared. After B. Cohen's "patience diff".
 */
function byRareWords(older: readonly number[], newer: readonly number[], study: Study, afford: Study['afford']): Run[] {
  const runs: Run[] = []
  const place = { older: 0, newer: 0 }
  const between = (olderEnd: number, newerEnd: number) => {
    const [olders, newers] = [older.slice(place.older, olderEnd), newer.slice(place.newer, newerEnd)]
    const words = commonRuns(olders, newers, LIMIT.words, afford)
    if (!words && 2 * inCommon(olders, newers) > MUCH * (olders.length + newers.length)) study.giveUp()
    for (const run of words ?? []) runs.push({ older: run.older + place.older, newer: run.newer + place.newer, length: run.length })
  }
  const anchors = afford(20 * (older.length + newer.length)) ? rare(older, newer) : []
  for (const anchor of anchors) {
    between(anchor.older, anchor.newer)
    runs.push({ ...anchor, length: 1 })
    place.older = anchor.older + 1
    place.newer = anchor.newer + 1
  }
  between(older.length, newer.length)
  return joined(runs)
}

/** The places of what stands once in either, as far as it comes in the same order. */
function rare(older: readonly number[], newer: readonly number[]): { older: number; newer: number }[] {
  const [before, after] = [onlyPlaces(older), onlyPlaces(newer)]
  const both = [...after].flatMap(([key, at]) => {
    const was = before.get(key)
    return was === undefined ? [] : [{ older: was, newer: at }]
  })
  both.sort((one, other) => one.newer - other.newer)
  const kept = heaviestRise(
    both.map(({ older: at }) => at),
    both.map(() => 1),
  )
  return both.filter((_, index) => kept.has(index))
}

function onlyPlaces(keys: readonly number[]): Map<number, number> {
  const places = new Map<number, number>()
  const more = new Set<number>()
  for (const [at, key] of keys.entries()) {
    if (places.has(key)) more.add(key)
    else places.set(key, at)
  }
  for (const key of more) places.delete(key)
  return places
}

/** Sentences as numbers that are equal where their words are; `starts` ends with the end of the text. */
function sentences(tokens: Tokens, known: Map<string, number>): { keys: number[]; starts: number[] } {
  const keys: number[] = []
  const starts = [0]
  for (let at = 0; at < tokens.keys.length; at++) {
    if (!endsSentence(tokens, at) && at < tokens.keys.length - 1) continue
    const words = tokens.keys.slice(starts.at(-1), at + 1).join(' ')
    const key = known.get(words) ?? known.size
    known.set(words, key)
    keys.push(key)
    starts.push(at + 1)
  }
  return { keys, starts }
}

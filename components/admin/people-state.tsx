import type { PersonState } from '#domain/people/directory.ts'
import { states } from './people-words.ts'

/** How a person stands: a word and a shape, then colour. */
export function PersonMark({ state }: { state: PersonState }) {
  const { word, mark } = states[state]
  return <span className={mark}>{word}</span>
}

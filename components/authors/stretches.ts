import type { Passages } from '#domain/authorship/passages.ts'

/** What of a report is looked at. What is left out does not narrow. */
export type Narrowing = {
  personId?: string | undefined
  /** Brought by a later revision than this one, or in the draft. */
  since?: number | undefined
  /** Brought at or after this moment, or in the draft. */
  from?: number | undefined
}

/** Words of a line that came from one source, numbered through the report where they are looked at; 0 where they are not. */
export type Stretch = { number: number; source: number; text: string }

/** The stretches of each line, in the order of the lines. */
export function stretchesOf({ lines, sources }: Passages, { personId, since, from }: Narrowing): Stretch[][] {
  const wanted = sources.map(
    ({ persons, revision, at }) =>
      (personId === undefined || persons.some(({ id }) => id === personId)) &&
      (since === undefined || revision === null || revision > since) &&
      (from === undefined || at === null || at >= from),
  )
  let number = 0
  return lines.map(({ text, runs }) => {
    let place = 0
    return runs.map(({ length, source }) => {
      const words = text.slice(place, place + length)
      place += length
      // White space alone is nobody's passage.
      return { number: wanted[source] && words.trim() !== '' ? ++number : 0, source, text: words }
    })
  })
}

/** A stretch of a line, and where it stood before: in which line, from which place on. Null: it was not there. */
export type Stretch = { length: number; from: { line: number; at: number } | null }

/** Neighbours that go on from one another are one stretch. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    if (stretch.length === 0) continue
    if (last && goesOn(last, stretch)) last.length += stretch.length
    else result.push({ ...stretch })
  }
  return result
}

const goesOn = (one: Stretch, next: Stretch): boolean =>
  one.from && next.from ? one.from.line === next.from.line && one.from.at + one.length === next.from.at : one.from === next.from

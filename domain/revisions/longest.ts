/** How long the name and the note of a revision may be, in characters. */
export const LONGEST = { name: 120, note: 2_000 } as const

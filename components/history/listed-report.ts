/** What the lines of a history have to know about their report. */
export type ListedReport = {
  id: string
  slug: string
  live: { major: number; minor: number } | null
  archived: boolean
  /** The newest revision of all; a restore can be undone while it is that. */
  latest: number
}

/** What one compares a revision with, in one step. */
export function comparisonsOf(number: number, { id, live }: Pick<ListedReport, 'id' | 'live'>): { href: string; label: string }[] {
  const path = `/desk/reports/${id}/compare`
  return [
    ...(number > 1 ? [{ href: `${path}?from=${number - 1}&to=${number}`, label: 'With the one before' }] : []),
    ...(live ? [{ href: `${path}?from=${number}&to=live`, label: 'With live' }] : []),
    { href: `${path}?from=${number}&to=draft`, label: 'With the draft' },
  ]
}

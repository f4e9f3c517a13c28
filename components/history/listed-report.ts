import { editionBefore, type Published } from '#components/compare/ready-made.ts'

/** What the lines of a history have to know about their report. */
export type ListedReport = {
  id: string
  slug: string
  live: { major: number; minor: number } | null
  archived: boolean
  /** All its editions, the first one first. */
  editions: Published[]
  /** The newest revision of all; a restore can be undone while it is that. */
  latest: number
}

/** What one compares a revision with, in one step; `edition` is the one that it was published as. */
export function comparisonsOf(
  number: number,
  { id, live, editions }: Pick<ListedReport, 'id' | 'live' | 'editions'>,
  edition: { major: number; minor: number } | null = null,
): { href: string; label: string }[] {
  const path = `/desk/reports/${id}/compare`
  const before = edition && editionBefore(editions, { edition: `${edition.major}.${edition.minor}`, revision: number })
  return [
    ...(before ? [{ href: `${path}?from=${before.revision}&to=${number}`, label: 'With the edition before' }] : []),
    ...(number > 1 ? [{ href: `${path}?from=${number - 1}&to=${number}`, label: 'With the one before' }] : []),
    ...(live ? [{ href: `${path}?from=${number}&to=live`, label: 'With live' }] : []),
    { href: `${path}?from=${number}&to=draft`, label: 'With the draft' },
  ]
}

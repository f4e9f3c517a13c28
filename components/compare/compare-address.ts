/** What a comparison is of, as its address says it: revisions by number, or the draft and the live edition of the moment. */
export type SideName = 'draft' | 'live' | number

/** One text with its changes, or the two beside each other. */
export type View = 'inline' | 'side'

/** So many changes stand on a page; more of them make it slow to open. */
export const ON_A_PAGE = 150

/** The address of a comparison of a report. */
export function compareAddress(reportId: string, { from, to, view = 'inline' }: { from: SideName; to: SideName; view?: View | undefined }): string {
  return `/desk/reports/${reportId}/compare?${new URLSearchParams({ from: String(from), to: String(to), ...(view === 'side' && { view }) })}`
}

/** The page of a comparison that a change stands on. */
export const pageOf = (change: number): number => Math.max(1, Math.ceil(change / ON_A_PAGE))

/** The address of something on a page of a comparison, as seen from another: `base` is its address without the page. */
export function placeAddress(base: string, here: number, page: number, anchor: string): string {
  return page === here ? `#${anchor}` : `${base}${page > 1 ? `&page=${page}` : ''}#${anchor}`
}

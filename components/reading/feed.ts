/** A feed before it is written in one form or another. Addresses are as the world writes them, where the server knows how. */
export type ShownFeed = {
  id: string
  title: string
  subtitle: string
  /** The page that it belongs to, and its own address in each form. */
  home: string
  own: { atom: string; json: string }
  entries: FeedEntry[]
}
export type FeedEntry = { id: string; title: string; url: string; summary: string; html: string; publishedAt: number; updatedAt: number; tag: string }

/** Who stands behind what is told. */
export const PUBLISHER = 'Kindred Subjects'

/** A moment as feeds and maps write it. */
export const isoTime = (at: number): string => new Date(at).toISOString()

import type { ReactElement } from 'react'
import type { Section } from '#domain/richtext/sections.ts'
import { comparisonAddress, editionName } from './addresses.ts'

type EditionNumber = { major: number; minor: number }

/** Which sections an edition has anew, or says something else in, than the one before it: by the id of their heading. */
export type ShownSince = { before: EditionNumber; sections: ReadonlyMap<string, 'new' | 'changed'> }

/** What stands beside the heading of a section, or nothing. */
export type SectionMark = (section: Section) => ReactElement | null

export const sinceWords = { new: 'New in', changed: 'Changed in' } as const

/** Where a comparison of editions shows what became of a section, by the id of its heading. */
export const place = (id: string): string => `in-${id}`

/** "Changed in 2.1", which leads to what was changed there. A comparison knows headings of level 4 only where they changed themselves. */
export function sinceMarks({ slug, edition, since, outline }: { slug: string; edition: EditionNumber; since: ShownSince; outline: Section[] }): SectionMark {
  const comparison = comparisonAddress(slug, since.before, edition)
  const told = toldUnder(outline)
  return ({ id }) => {
    const became = since.sections.get(id)
    if (!became) return null
    const at = became === 'new' ? id : told.get(id)
    return (
      <a className="since" href={at ? `${comparison}#${place(at)}` : comparison}>
        {sinceWords[became]} {editionName(edition)}
      </a>
    )
  }
}

/** The heading of level 2 or 3 that each one stands under, or is. */
function toldUnder(outline: Section[]): Map<string, string> {
  const told = new Map<string, string>()
  let present: string | undefined
  for (const { id, level } of outline) {
    if (level < 4) present = id
    if (present !== undefined) told.set(id, present)
  }
  return told
}

import type { Content, Document } from '../richtext/document.ts'
import type { Comparison, Place } from './comparison.ts'
import { isChange } from './counts.ts'
import { outlineOf, placesOf } from './places.ts'

/** A section of a comparison with its changes. `section` is as the newer has it, or, where that has it no more (`gone`), the older. */
export type SectionFound = { section: Place; gone: boolean; added: boolean; changes: Set<number> }

/**
 * Every change that must be undone for a section to be as it was: those that stand in it or in its subsections, on either
 * side. So what went from it to other sections is among them, and what came into it from them. The section is named by
 * the id of its heading, of level 2 or 3, on either side. Null when neither has such a heading.
 */
export function changesInSection(older: Content, newer: Content, comparison: Comparison, heading: string): SectionFound | null {
  const partner = partners(older.document, newer.document, comparison)
  const present = headed(newer.document, heading) ?? headed(newer.document, partner.newer.get(heading))
  const past = headed(older.document, present ? partner.older.get(present.id) : heading)
  const section = present ?? past
  if (!section) return null

  const within = { older: scopeOf(older.document, past), newer: scopeOf(newer.document, present) }
  const places = { older: placesOf(older.document), newer: placesOf(newer.document) }
  const stands = (side: 'older' | 'newer', place: number) => within[side].has(places[side](place)?.id ?? '')
  const changes = new Set<number>()
  for (const [index, entry] of comparison.entries.entries()) {
    if (!isChange(entry)) continue
    if (('older' in entry && stands('older', entry.older)) || ('newer' in entry && stands('newer', entry.newer))) changes.add(index)
  }
  return { section, gone: !present, added: !past, changes }
}

/** The heading of the other side that each heading goes on with, by their ids. */
function partners(older: Document, newer: Document, comparison: Comparison): { older: Map<string, string>; newer: Map<string, string> } {
  const found = { older: new Map<string, string>(), newer: new Map<string, string>() }
  for (const entry of comparison.entries) {
    if (entry.change === 'moved-away' || !('older' in entry) || !('newer' in entry)) continue
    const [was, node] = [older.content[entry.older], newer.content[entry.newer]]
    if (was?.type !== 'heading' || node?.type !== 'heading') continue
    found.older.set(node.attrs.id, was.attrs.id)
    found.newer.set(was.attrs.id, node.attrs.id)
  }
  return found
}

const headed = (document: Document, id: string | undefined): Place | null => outlineOf(document).find((place) => place.id === id && place.level < 4) ?? null

/** A section and its subsections, as the ids of their headings. */
function scopeOf(document: Document, section: Place | null): Set<string> {
  if (!section) return new Set()
  const outline = outlineOf(document).filter(({ level }) => level < 4)
  const after = outline.slice(outline.findIndex(({ id }) => id === section.id) + 1)
  const end = after.findIndex(({ level }) => level <= section.level)
  return new Set([section.id, ...(end < 0 ? after : after.slice(0, end)).map(({ id }) => id)])
}

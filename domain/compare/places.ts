import type { Document } from '../richtext/document.ts'
import { sections } from '../richtext/sections.ts'
import type { Place } from './comparison.ts'

/** The outline of a body, as places. */
export function outlineOf(document: Document): Place[] {
  return sections(document).map(({ id, level, number, title }) => ({ id, level, number, title }))
}

/** Says for a block, by its index, under which heading of level 2 or 3 it stands; a heading stands under itself. */
export function placesOf(document: Document): (index: number) => Place | null {
  const outline = new Map(outlineOf(document).map((place) => [place.id, place]))
  const places: (Place | null)[] = []
  let last: Place | null = null
  for (const block of document.content) {
    if (block.type === 'heading' && block.attrs.level < 4) last = outline.get(block.attrs.id) ?? last
    places.push(last)
  }
  return (index) => places[index] ?? null
}

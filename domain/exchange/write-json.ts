import { SCHEMA_VERSION } from '../richtext/schema.ts'
import { sections } from '../richtext/sections.ts'
import type { TakenEdition } from './taken-edition.ts'

/**
 * An edition as JSON, with the same labels: docs/files.md says what each field is. The body is the rich text as the API
 * gives it, its blocks with their ids; `sections` are its headings with the numbers and anchors of the page.
 */
export function writeJson({ sponsor, tier, category, number, published, note, address, standfirst, document }: TakenEdition): string {
  const outline = sections(document).map(({ id, level, number: of, title, anchor }) => ({ id, level, number: of, title, anchor }))
  const said = { sponsor, tier, category, edition: number, published: published.iso, note, address, standfirst, sections: outline }
  return `${JSON.stringify({ format: 'host-city-edition', version: 1, schema: SCHEMA_VERSION, ...said, document }, null, 1)}\n`
}

import { blockOf, type Numbering, numberingOf } from '#components/reading/report-body.tsx'
import type { Document } from '#domain/richtext/document.ts'

/** A body of a comparison with what its blocks are called in it, found once for all that shows them. */
export type WholeBody = { document: Document; numbering: Numbering; appendix: number }

/** `anchors` is put before the anchors of headings, where the body is the second on its page. */
export function wholeBody(document: Document, anchors = ''): WholeBody {
  const { outline, tables } = numberingOf(document)
  const named = anchors === '' ? outline : new Map([...outline].map(([id, section]) => [id, { ...section, anchor: `${anchors}${section.anchor}` }]))
  // Where the appendix begins; what stands in it is set in its own way.
  const start = document.content.findIndex(({ type, attrs }) => type === 'heading' && outline.get(attrs.id)?.part === 'appendix')
  return { document, numbering: { outline: named, tables }, appendix: start < 0 ? document.content.length : start }
}

/** A block as it stands in its body, by its place. */
export function blockAt({ document, numbering, appendix }: WholeBody, index: number) {
  const block = document.content[index]
  return block ? blockOf(block, { ...numbering, inAppendix: index > appendix }) : null
}

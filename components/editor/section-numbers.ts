import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Document, Heading } from '#domain/richtext/document.ts'
import { type Section, sections } from '#domain/richtext/sections.ts'

export type PlacedSection = Section & { position: number }

/** The outline of the document in the editor, with the place of each heading. The rules are the domain's. */
export function placedSections(doc: Node): PlacedSection[] {
  const headings: Heading[] = []
  const positions: number[] = []
  doc.forEach((node, position) => {
    if (node.type.name !== 'heading') return
    const text = node.textContent
    headings.push({
      type: 'heading',
      attrs: { id: String(node.attrs.id), level: node.attrs.level as Heading['attrs']['level'] },
      ...(text && { content: [{ type: 'text', text }] }),
    })
    positions.push(position)
  })
  const outline = sections({ type: 'doc', content: headings } satisfies Document)
  return outline.map((section, index) => ({ ...section, position: positions[index] ?? 0 }))
}

/** The section that a place of the document belongs to. */
export function sectionAt<Placed extends { position: number }>(outline: readonly Placed[], position: number): Placed | null {
  return outline.findLast((section) => section.position <= position) ?? null
}

const key = new PluginKey<{ outline: PlacedSection[]; decorations: DecorationSet }>('sectionNumbers')

/** The outline as of this state; computed once for each change of the document. */
export const outlineOf = (state: EditorState): PlacedSection[] => key.getState(state)?.outline ?? placedSections(state.doc)

function numbersOf(doc: Node) {
  const outline = placedSections(doc)
  const decorations = outline.flatMap(({ position, number, level, part }) => {
    const node = doc.nodeAt(position)
    if (!node) return []
    const attributes = level === 2 && part === 'summary' ? { class: 'exec-h' } : number ? { 'data-number': number } : {}
    return [Decoration.node(position, position + node.nodeSize, attributes)]
  })
  return { outline, decorations: DecorationSet.create(doc, decorations) }
}

/** Hangs the computed numbers beside their headings, as readers see them. */
export const SectionNumbers = Extension.create({
  name: 'sectionNumbers',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: {
          init: (_config, { doc }) => numbersOf(doc),
          apply: (transaction, value) => (transaction.docChanged ? numbersOf(transaction.doc) : value),
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ]
  },
})

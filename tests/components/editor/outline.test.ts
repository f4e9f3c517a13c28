import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { bodyExtensions } from '#components/editor/extensions.ts'
import { placedSections, sectionAt } from '#components/editor/section-numbers.ts'
import type { Document } from '#domain/richtext/document.ts'
import { sections } from '#domain/richtext/sections.ts'

const heading = (id: string, level: 2 | 3 | 4, text: string) => ({ type: 'heading', attrs: { id, level }, ...(text && { content: [{ type: 'text', text }] }) })
const paragraph = (id: string, text: string) => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] })

const document = {
  type: 'doc',
  content: [
    paragraph('p0', 'Before any heading'),
    heading('a', 2, 'Executive summary'),
    paragraph('p1', 'Short'),
    heading('b', 2, 'Olympic history'),
    heading('c', 3, 'Partnership origins'),
    heading('d', 4, 'Paris 2024'),
    heading('e', 3, ''),
    heading('f', 2, 'Appendix: sources'),
  ],
}
const node = getSchema(bodyExtensions()).nodeFromJSON(document)
const outline = placedSections(node)

describe('the outline of the editor', () => {
  it('is the outline that readers get', () => {
    expect(outline.map(({ position: _, ...section }) => section)).toEqual(sections(document as Document))
    expect(outline.map((section) => section.number)).toEqual(['', '1', '1.1', '', '1.2', ''])
  })

  it('knows where each heading stands', () => {
    for (const section of outline) expect(node.nodeAt(section.position)?.attrs.id).toBe(section.id)
  })

  it('says in which section a place lies', () => {
    const summary = outline[0]?.position ?? 0
    expect(sectionAt(outline, summary - 1)).toBeNull()
    expect(sectionAt(outline, summary + 3)?.id).toBe('a')
    expect(sectionAt(outline, node.content.size)?.id).toBe('f')
  })
})

// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bodyExtensions } from '#components/editor/extensions.ts'
import { attributeRules, identified } from '#domain/richtext/schema.ts'

const paragraph = (id: string | null, text = '') => ({ type: 'paragraph', attrs: { id }, ...(text && { content: [{ type: 'text', text }] }) })

function editorOf(...content: object[]): Editor {
  const editor = new Editor({ element: document.createElement('div'), extensions: bodyExtensions(), injectCSS: false, content: { type: 'doc', content } })
  onTestFinished(() => editor.destroy())
  return editor
}

function ids(editor: Editor): string[] {
  const found: string[] = []
  editor.state.doc.descendants((node: Node) => {
    if (identified.has(node.type.name)) found.push(String(node.attrs.id))
  })
  return found
}

const texts = (editor: Editor) => editor.state.doc.children.map((node) => [node.attrs.id, node.textContent])

describe('ids of blocks', () => {
  it('are given to what is new, and are as the domain wants them', () => {
    const editor = editorOf(paragraph('a', 'One'))
    editor.chain().focus('end').insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run()
    const found = ids(editor)
    expect(found.length).toBeGreaterThan(8)
    expect(new Set(found).size).toBe(found.length)
    for (const id of found) expect(attributeRules.id?.(id)).toBe(true)
  })

  it('stay with the first part of a split paragraph', () => {
    const editor = editorOf(paragraph('a', 'One two'))
    editor.chain().setTextSelection(4).splitBlock().run()
    expect(texts(editor).map(([, text]) => text)).toEqual(['One', ' two'])
    expect(texts(editor)[0]?.[0]).toBe('a')
    expect(texts(editor)[1]?.[0]).not.toBe('a')
  })

  it('stay with the words when a paragraph is pushed down by Enter at its start', () => {
    const editor = editorOf(paragraph('a', 'One'))
    editor.chain().setTextSelection(1).splitBlock().run()
    expect(texts(editor)[1]).toEqual(['a', 'One'])
    expect(texts(editor)[0]?.[0]).not.toBe('a')
  })

  it('stay with the original when a copy is put before it', () => {
    const editor = editorOf(paragraph('a', 'One'), paragraph('b', 'Two'))
    editor.commands.insertContentAt(0, paragraph('b', 'Two'))
    expect(texts(editor).map(([, text]) => text)).toEqual(['Two', 'One', 'Two'])
    expect(
      texts(editor)
        .map(([id]) => id)
        .slice(1),
    ).toEqual(['a', 'b'])
    expect(texts(editor)[0]?.[0]).not.toBe('b')
  })

  it('go with a block that is moved', () => {
    const editor = editorOf(paragraph('a', 'One'), paragraph('b', 'Two'))
    const { state, view } = editor
    const block = state.doc.child(0)
    view.dispatch(state.tr.delete(0, block.nodeSize).insert(state.doc.child(1).nodeSize, block))
    expect(texts(editor)).toEqual([
      ['b', 'Two'],
      ['a', 'One'],
    ])
  })

  it('are not given to what colleagues write', () => {
    const editor = editorOf(paragraph('a', 'One'))
    const { state, view } = editor
    view.dispatch(state.tr.insert(0, state.schema.node('paragraph')).setMeta(ySyncPluginKey, { isChangeOrigin: true }))
    expect(texts(editor)[0]?.[0]).toBeNull()
  })
})

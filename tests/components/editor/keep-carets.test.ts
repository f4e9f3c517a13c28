// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { bodyExtensions } from '#components/editor/extensions.ts'
import { KeepCarets } from '#components/editor/keep-carets.ts'

function draftOf(...texts: string[]): Y.Doc {
  const draft = new Y.Doc()
  for (const [index, words] of texts.entries()) {
    const paragraph = new Y.XmlElement('paragraph')
    draft.getXmlFragment('body').push([paragraph])
    paragraph.setAttribute('id', `p${index}`)
    paragraph.push([new Y.XmlText(words)])
  }
  return draft
}

function editorOf(draft: Y.Doc): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...bodyExtensions(), Collaboration.configure({ document: draft, field: 'body' }), KeepCarets],
  })
  // It would look for the page a moment after the page is gone.
  onTestFinished(() => editor.destroy())
  return editor
}

/** A colleague's change, made in a copy of the draft and brought back. */
function colleague(draft: Y.Doc, change: (body: Y.XmlFragment) => void): void {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(draft))
  change(copy.getXmlFragment('body'))
  Y.applyUpdate(draft, Y.encodeStateAsUpdate(copy), 'colleague')
}

const wordsOf = (body: Y.XmlFragment, index: number) => (body.get(index) as Y.XmlElement).get(0) as Y.XmlText
const wordsBefore = (editor: Editor) => editor.state.doc.textBetween(editor.state.selection.$head.start(), editor.state.selection.head)

describe("the caret, while a colleague's words arrive", () => {
  it('stays at its letter when they come before it in the same paragraph', () => {
    const draft = draftOf('One two three')
    const editor = editorOf(draft)
    editor.commands.setTextSelection(8)
    expect(wordsBefore(editor)).toBe('One two')
    colleague(draft, (body) => wordsOf(body, 0).insert(0, 'Now: '))
    expect(wordsBefore(editor)).toBe('Now: One two')
  })

  it('stays at its letter when they come behind it', () => {
    const draft = draftOf('One two three')
    const editor = editorOf(draft)
    editor.commands.setTextSelection(8)
    colleague(draft, (body) => wordsOf(body, 0).insert(13, ' four'))
    expect(wordsBefore(editor)).toBe('One two')
  })

  it('stays where it is when they are in another paragraph', () => {
    const draft = draftOf('One', 'Two')
    const editor = editorOf(draft)
    editor.commands.setTextSelection(8)
    colleague(draft, (body) => wordsOf(body, 0).insert(0, 'Now: '))
    expect(wordsBefore(editor)).toBe('Tw')
  })

  it('keeps a selection around the same letters', () => {
    const draft = draftOf('One two three')
    const editor = editorOf(draft)
    editor.commands.setTextSelection({ from: 5, to: 8 })
    colleague(draft, (body) => wordsOf(body, 0).insert(0, 'Now: '))
    const { from, to } = editor.state.selection
    expect(editor.state.doc.textBetween(from, to)).toBe('two')
  })
})

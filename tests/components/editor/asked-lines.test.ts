// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it, onTestFinished } from 'vitest'
import { answeredRuns, askedLines } from '#components/editor/asked-lines.ts'
import { bodyExtensions } from '#components/editor/extensions.ts'
import type { Passages } from '#domain/authorship/passages.ts'
import { aContent, aParagraph } from '#tests/support/factories.ts'

function editorOf(...texts: string[]): Editor {
  const content = texts.length > 0 ? { type: 'doc', content: texts.map((text, at) => aParagraph(`p${at}`, text)) } : aContent().document
  const editor = new Editor({ element: document.createElement('div'), injectCSS: false, extensions: bodyExtensions(), content })
  onTestFinished(() => editor.destroy())
  return editor
}

const passages = (text: string, runs: [number, number][], block = 'p0'): Passages => ({
  lines: [{ block, part: 'words', text, runs: runs.map(([length, source]) => ({ length, source })) }],
  sources: [],
})
const asked = (text: string, from = 0, to = text.length, caret: number | null = null) => ({ block: 'p0', text, from, to, caret })
const told = (runs: ReturnType<typeof answeredRuns>) => runs.map(({ words, source, atCaret }) => `${words} ${source ?? 'now'}${atCaret ? ' here' : ''}`)

describe('what is asked about', () => {
  it('is the selection, line by line', () => {
    const editor = editorOf('Boats leave.', 'Trains do not.')
    editor.commands.setTextSelection({ from: 7, to: 21 })
    expect(askedLines(editor, false)).toEqual([
      { block: 'p0', text: 'Boats leave.', from: 6, to: 12, caret: null },
      { block: 'p1', text: 'Trains do not.', from: 0, to: 6, caret: null },
    ])
  })

  it('is the whole line where there is only a caret', () => {
    const editor = editorOf('Boats leave.')
    editor.commands.setTextSelection(4)
    expect(askedLines(editor, false)).toEqual([{ block: 'p0', text: 'Boats leave.', from: 0, to: 12, caret: 3 }])
    expect(askedLines(editor, true)[0]?.block).toBe(null)
  })

  it('is the selected cells alone, and what stands in them', () => {
    const editor = editorOf()
    const cells: number[] = []
    editor.state.doc.descendants((node, position) => void (/^table(Cell|Header)$/.test(node.type.name) && cells.push(position)))
    editor.view.dispatch(editor.state.tr.setSelection(CellSelection.create(editor.state.doc, cells[0] ?? 0, cells[2] ?? 0)))
    expect(askedLines(editor, false).map(({ text }) => text)).toEqual(['Year', '2019'])
  })
})

describe('whose the words are', () => {
  const known = passages('Boats never leave.', [
    [5, 0],
    [6, 1],
    [7, 0],
  ])

  it('is told run by run, and where the caret is', () => {
    expect(told(answeredRuns(asked('Boats never leave.', 0, 18, 9), known))).toEqual(['Boats  0', 'never  1 here', 'leave. 0'])
    expect(told(answeredRuns(asked('Boats never leave.', 3, 8), known))).toEqual(['ts  0', 'ne 1'])
  })

  it('is nobody’s yet where the server does not have the words', () => {
    expect(told(answeredRuns(asked('Boats never ever leave.'), known))).toEqual(['Boats  0', 'never  1', 'ever  now', 'leave. 0'])
    expect(told(answeredRuns(asked('Boats leave.'), known))).toEqual(['Boats leave. 0'])
    expect(told(answeredRuns(asked('A line of its own.'), passages('Elsewhere.', [[10, 0]], 'other')))).toEqual(['A line of its own. now'])
  })
})

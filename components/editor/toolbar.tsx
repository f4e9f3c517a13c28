import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { BlockKind } from './block-kind.tsx'
import { CalloutTools } from './callout-tools.tsx'
import type { Asking } from './desk-keys.ts'
import { keysOf } from './keys.ts'
import { RovingToolbar } from './roving-toolbar.tsx'
import { TableTools } from './table-tools.tsx'
import { ToolButton } from './tool-button.tsx'
import { useToolState } from './tool-state.ts'

type ToolbarProps = { editor: Editor; findings: number; words: number; minutes: number; ask(what: Asking): void }

/** The tools over the text. Each has its keys; those for a table or a call-out come when the caret is in one. */
export function Toolbar({ editor, findings, words, minutes, ask }: ToolbarProps) {
  const state = useToolState(editor)
  const [more, setMore] = useState(false)
  const { marks, lists } = state
  const run = () => editor.chain().focus()
  // What is put in comes after the selected words, never in their place.
  const after = () => run().setTextSelection(editor.state.selection.to)
  return (
    <RovingToolbar className="tools-box" label="Format" leave={() => editor.view.focus()}>
      <div className="tools">
        <a className="btn plain narrow" href="#why" data-tool="">
          Findings {findings}
        </a>
        <a className="btn plain narrow" href="#outline" data-tool="">
          Outline
        </a>
        <BlockKind editor={editor} kind={state.kind} />
        <hr />
        <ToolButton label="Bold" keys={keysOf('bold')} pressed={marks.has('bold')} act={() => run().toggleBold().run()}>
          <b>B</b>
        </ToolButton>
        <ToolButton label="Italic" keys={keysOf('italic')} pressed={marks.has('italic')} act={() => run().toggleItalic().run()}>
          <i>I</i>
        </ToolButton>
        <ToolButton label="Link" keys={keysOf('link')} pressed={marks.has('link')} act={() => ask('link')} />
        <hr />
        <ToolButton label="List" keys={keysOf('bullets')} pressed={lists.bullets} act={() => run().toggleBulletList().run()} />
        <ToolButton label="Numbers" keys={keysOf('numbers')} pressed={lists.numbers} act={() => run().toggleOrderedList().run()} />
        <ToolButton label="Call-out" keys={keysOf('callout')} pressed={state.callout !== null} act={() => run().toggleCallout().run()} />
        <ToolButton label="Quotation" keys={keysOf('quote')} pressed={state.quote} act={() => run().toggleBlockquote().run()} />
        <ToolButton
          label="Table"
          pressed={state.table}
          disabled={state.table}
          act={() => after().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
        <hr />
        <ToolButton label="Undo" keys={keysOf('undo')} disabled={!state.canUndo} act={() => run().undo().run()} />
        <ToolButton label="Redo" keys={keysOf('redo')} disabled={!state.canRedo} act={() => run().redo().run()} />
        <button type="button" data-tool="" aria-expanded={more} onMouseDown={(event) => event.preventDefault()} onClick={() => setMore(!more)}>
          More
        </button>
        <span className="end-r">
          {words.toLocaleString('en-GB')} words · {minutes} min
        </span>
      </div>
      {more ? (
        <div className="tools more">
          <ToolButton label="Underline" keys={keysOf('underline')} pressed={marks.has('underline')} act={() => run().toggleUnderline().run()} />
          <ToolButton label="Strike" keys={keysOf('strike')} pressed={marks.has('strike')} act={() => run().toggleStrike().run()} />
          <ToolButton label="Code" keys={keysOf('code')} pressed={marks.has('code')} act={() => run().toggleCode().run()} />
          <ToolButton label="Superscript" keys={keysOf('superscript')} pressed={marks.has('superscript')} act={() => run().toggleSuperscript().run()} />
          <ToolButton label="Subscript" keys={keysOf('subscript')} pressed={marks.has('subscript')} act={() => run().toggleSubscript().run()} />
          <hr />
          <ToolButton label="Rule" keys={keysOf('rule')} act={() => after().setHorizontalRule().run()} />
          <hr />
          <ToolButton label="Who wrote this" keys={keysOf('who')} act={() => ask('who')} />
          <hr />
          <ToolButton label="Keys…" keys={keysOf('help')} act={() => ask('keys')} />
        </div>
      ) : null}
      <div className="tools-below">
        {state.table ? <TableTools editor={editor} /> : null}
        {state.callout ? <CalloutTools editor={editor} callout={state.callout} /> : null}
      </div>
    </RovingToolbar>
  )
}

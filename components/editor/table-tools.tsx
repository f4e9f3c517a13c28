import type { Editor } from '@tiptap/core'
import { ToolButton } from './tool-button.tsx'

/** What can be done with the table around the caret. Its caption is typed above it. */
export function TableTools({ editor }: { editor: Editor }) {
  const run = () => editor.chain().focus()
  const toCaption = () => {
    const { $from } = editor.state.selection
    for (let depth = $from.depth; depth > 0; depth--) {
      if ($from.node(depth).type.name !== 'table') continue
      const figure = editor.view.nodeDOM($from.before(depth))
      if (figure instanceof HTMLElement) figure.querySelector<HTMLInputElement>('input.caption')?.focus()
      return
    }
  }
  return (
    <div className="tools">
      <span className="vh">Table</span>
      <ToolButton label="Row above" act={() => run().addRowBefore().run()} />
      <ToolButton label="Row below" act={() => run().addRowAfter().run()} />
      <ToolButton label="Column before" act={() => run().addColumnBefore().run()} />
      <ToolButton label="Column after" act={() => run().addColumnAfter().run()} />
      <hr />
      <ToolButton label="Head row" act={() => run().toggleHeaderRow().run()} />
      <ToolButton label="Head column" act={() => run().toggleHeaderColumn().run()} />
      <ToolButton label="Join or split cells" act={() => run().mergeOrSplit().run()} />
      <ToolButton label="Caption" act={toCaption} />
      <hr />
      <ToolButton label="Delete row" act={() => run().deleteRow().run()} />
      <ToolButton label="Delete column" act={() => run().deleteColumn().run()} />
      <ToolButton label="Delete table" act={() => run().deleteTable().run()} />
    </div>
  )
}

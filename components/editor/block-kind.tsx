import type { Editor } from '@tiptap/core'
import type { ToolState } from './tool-state.ts'

const levels = { '2': 2, '3': 3, '4': 4 } as const

/** Text, section, subsection or minor heading. */
export function BlockKind({ editor, kind }: { editor: Editor; kind: ToolState['kind'] }) {
  const choose = (chosen: string) => {
    const level = levels[chosen as keyof typeof levels]
    const chain = editor.chain().focus()
    if (level) chain.setHeading({ level }).run()
    else chain.setParagraph().run()
  }
  return (
    <>
      <label className="vh" htmlFor="kind">
        Block
      </label>
      <select id="kind" data-tool="" value={kind} onChange={(event) => choose(event.target.value)}>
        <option value="text">Text</option>
        <option value="2">Section</option>
        <option value="3">Subsection</option>
        <option value="4">Minor heading</option>
      </select>
    </>
  )
}

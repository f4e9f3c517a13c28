import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { Tone } from '#domain/richtext/document.ts'

export type ToolState = {
  kind: 'text' | '2' | '3' | '4'
  marks: ReadonlySet<string>
  lists: { bullets: boolean; numbers: boolean }
  quote: boolean
  callout: { label: string; tone: Tone } | null
  table: boolean
  canUndo: boolean
  canRedo: boolean
}

const markNames = ['bold', 'italic', 'underline', 'strike', 'code', 'superscript', 'subscript', 'link'] as const

/** What the toolbar must know of the selection. */
export function useToolState(editor: Editor): ToolState {
  return useEditorState({
    editor,
    selector: ({ editor: { state }, editor: now }): ToolState => {
      const { $from } = state.selection
      const parent = $from.parent
      const callout = now.isActive('callout') ? now.getAttributes('callout') : null
      return {
        kind: parent.type.name === 'heading' ? (String(parent.attrs.level) as ToolState['kind']) : 'text',
        marks: new Set(markNames.filter((name) => now.isActive(name))),
        lists: { bullets: now.isActive('bulletList'), numbers: now.isActive('orderedList') },
        quote: now.isActive('blockquote'),
        callout: callout && { label: String(callout.label ?? ''), tone: (callout.tone ?? 'note') as Tone },
        table: now.isActive('table'),
        canUndo: now.can().undo(),
        canRedo: now.can().redo(),
      }
    },
    equalityFn: (one, other) => JSON.stringify(one, withSets) === JSON.stringify(other, withSets),
  })
}

const withSets = (_key: string, value: unknown) => (value instanceof Set ? [...value] : value)

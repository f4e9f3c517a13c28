import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { isRemote } from './remote.ts'

type Kept = { anchor: Y.RelativePosition; head: Y.RelativePosition; block: unknown }
type Sync = { doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: Parameters<typeof absolutePositionToRelativePosition>[2] } }

/**
 * Keeps the caret at its letter while a colleague writes in the same paragraph. The binding takes a paragraph whose
 * words changed for another one and leaves the caret at its old count; here it goes by the letter that it stood at,
 * as long as that is in the same block.
 */
export const KeepCarets = Extension.create({
  name: 'keepCarets',
  addProseMirrorPlugins() {
    let kept: Kept | null = null
    return [
      new Plugin({
        key: new PluginKey('keepCarets'),
        view(view) {
          const { doc } = ySyncPluginKey.getState(view.state) as Sync
          const keep = () => {
            kept = keepSelection(view)
          }
          doc.on('beforeAllTransactions', keep)
          return { destroy: () => doc.off('beforeAllTransactions', keep) }
        },
        appendTransaction(transactions, _before, after) {
          if (!kept || !transactions.some(isRemote)) return null
          const { doc, selection, tr } = after
          const sync = ySyncPluginKey.getState(after) as Sync
          const [anchor, head] = [kept.anchor, kept.head].map((place) => relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping))
          if (anchor == null || head == null || Math.max(anchor, head) > doc.content.size) return null
          const parent = doc.resolve(head).parent
          if (!parent.isTextblock || parent.attrs.id !== kept.block || (selection.anchor === anchor && selection.head === head)) return null
          return tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head)))
        },
      }),
    ]
  },
})

function keepSelection({ state }: EditorView): Kept | null {
  const { selection } = state
  if (!(selection instanceof TextSelection)) return null
  const { type, binding } = ySyncPluginKey.getState(state) as Sync
  const at = (position: number) => absolutePositionToRelativePosition(position, type, binding.mapping)
  return { anchor: at(selection.anchor), head: at(selection.head), block: selection.$head.parent.attrs.id }
}

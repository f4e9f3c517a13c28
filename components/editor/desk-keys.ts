import { type Editor, Extension } from '@tiptap/core'

/** What the editor may be asked for. */
export type Asking = 'link' | 'keys' | 'who'

/** Keys that lead out of the text: to a question, or to the tools. */
export const deskKeys = (ask: (what: Asking, from: Editor) => void) =>
  Extension.create({
    name: 'deskKeys',
    addKeyboardShortcuts() {
      const asks = (what: Asking) => () => {
        ask(what, this.editor)
        return true
      }
      return {
        'Mod-k': asks('link'),
        'Mod-/': asks('keys'),
        'Mod-Alt-g': asks('who'),
        'Mod-Alt-r': () => this.editor.chain().setTextSelection(this.editor.state.selection.to).setHorizontalRule().run(),
        'Alt-F10': () => {
          document.querySelector<HTMLElement>('.tools [data-tool][tabindex="0"]')?.focus()
          return true
        },
      }
    },
  })

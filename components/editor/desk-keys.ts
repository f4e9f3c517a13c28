import { Extension } from '@tiptap/core'

/** Keys that lead out of the text: to a question, or to the tools. */
export const deskKeys = (ask: (what: 'link' | 'keys') => void) =>
  Extension.create({
    name: 'deskKeys',
    addKeyboardShortcuts() {
      const asks = (what: 'link' | 'keys') => () => {
        ask(what)
        return true
      }
      return {
        'Mod-k': asks('link'),
        'Mod-/': asks('keys'),
        'Mod-Alt-r': () => this.editor.chain().setTextSelection(this.editor.state.selection.to).setHorizontalRule().run(),
        'Alt-F10': () => {
          document.querySelector<HTMLElement>('.tools [data-tool][tabindex="0"]')?.focus()
          return true
        },
      }
    },
  })

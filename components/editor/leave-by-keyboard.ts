import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'

/** Escape, then Tab leaves the document, also in tables and lists, where Tab alone means something else. */
export const LeaveByKeyboard = Extension.create({
  name: 'leaveByKeyboard',
  priority: 2_000,
  addProseMirrorPlugins() {
    let leaving = false
    return [
      new Plugin({
        key: new PluginKey('leaveByKeyboard'),
        props: {
          handleDOMEvents: {
            keydown(_view, event) {
              const leaves = leaving && event.key === 'Tab'
              if (event.key !== 'Shift') leaving = event.key === 'Escape'
              return leaves
            },
            blur() {
              leaving = false
              return false
            },
          },
        },
      }),
    ]
  },
})

import type { HocuspocusProvider } from '@hocuspocus/provider'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Tones } from './presence.ts'

/** Colleagues' carets and selections. Colours are classes; nothing is styled by attribute. */
export function carets(provider: HocuspocusProvider, you: { id: string; name: string }, tones: Tones) {
  return CollaborationCaret.configure({
    provider,
    user: { id: you.id, name: you.name },
    render(user) {
      const caret = document.createElement('span')
      const name = document.createElement('b')
      caret.className = `caret ${tones.of(String(user.id))}`
      name.textContent = String(user.name).split(' ')[0] ?? ''
      caret.append(name)
      return caret
    },
    selectionRender: (user) => ({ class: `sel ${tones.of(String(user.id))}` }),
  })
}

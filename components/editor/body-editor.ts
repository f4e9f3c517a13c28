import type { HocuspocusProvider } from '@hocuspocus/provider'
import type { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { useEditor } from '@tiptap/react'
import { useEffect, useMemo } from 'react'
import { BODY } from '#domain/drafts/fragments.ts'
import { carets } from './carets.ts'
import { type Asking, deskKeys } from './desk-keys.ts'
import { bodyExtensions } from './extensions.ts'
import { KeepCarets } from './keep-carets.ts'
import { LeaveByKeyboard } from './leave-by-keyboard.ts'
import { normalisePastedHtml } from './paste.ts'
import type { Tones } from './presence.ts'
import { outlineOf, SectionNumbers, sectionAt } from './section-numbers.ts'

type Setting = { provider: HocuspocusProvider; you: { id: string; name: string }; tones: Tones; mayWrite: boolean; ask(what: Asking, from: Editor): void }

const edges = { top: 144, bottom: 48, left: 0, right: 0 }
const editorProps = {
  attributes: { class: 'text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Report text', 'aria-describedby': 'leave-hint' },
  transformPastedHTML: normalisePastedHtml,
  scrollMargin: edges,
  scrollThreshold: edges,
}

/** The editor of the body, on the shared draft. */
export function useBodyEditor({ provider, you, tones, mayWrite, ask }: Setting): Editor {
  const extensions = useMemo(
    () => [
      ...bodyExtensions(),
      SectionNumbers,
      LeaveByKeyboard,
      deskKeys(ask),
      Placeholder.configure({ placeholder: 'Write the report here. Begin a section with ## and a space.' }),
      Collaboration.configure({ document: provider.document, field: BODY, provider }),
      KeepCarets,
      carets(provider, you, tones),
    ],
    [provider, you, tones, ask],
  )
  const editor = useEditor({
    extensions,
    editable: mayWrite,
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps,
    onSelectionUpdate: ({ editor: { state } }) => {
      provider.awareness?.setLocalStateField('section', sectionAt(outlineOf(state), state.selection.from)?.id ?? null)
    },
  })
  useEffect(() => {
    if (editor.isEditable !== mayWrite) editor.setEditable(mayWrite)
  }, [editor, mayWrite])
  return editor
}

/** Puts the caret at the start of a block and brings it into sight. */
export function goTo(editor: Editor, blockId: string): void {
  let place = -1
  editor.state.doc.descendants((node, position) => {
    if (place < 0 && node.attrs.id === blockId) place = position
    return place < 0
  })
  if (place >= 0)
    editor
      .chain()
      .setTextSelection(place + 1)
      .focus(undefined, { scrollIntoView: false })
      .run()
  const element = place >= 0 ? editor.view.nodeDOM(place) : null
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start' })
}

import type { HocuspocusProvider } from '@hocuspocus/provider'
import { Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { Plugin } from '@tiptap/pm/state'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useEffect } from 'react'
import { STANDFIRST } from '#domain/drafts/fragments.ts'
import { BOUNDS } from '#domain/richtext/schema.ts'
import { type AskedLine, askedLines } from './asked-lines.ts'
import { carets } from './carets.ts'
import { standfirstExtensions } from './extensions.ts'
import { KeepCarets } from './keep-carets.ts'
import { oneLine } from './paste.ts'
import type { Tones } from './presence.ts'
import { isRemote } from './remote.ts'

/** A standfirst longer than this is still kept, but is no standfirst any more. */
const ADVISED = 300

/** Refuses what is typed or pasted beyond the bound; what colleagues wrote is never refused here. */
const Bounded = Extension.create({
  name: 'bounded',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction, before) =>
        !transaction.docChanged || isRemote(transaction) || transaction.doc.textContent.length <= Math.max(BOUNDS.standfirst, before.doc.textContent.length),
    }),
  ],
})

const whoKey = (askWho: (lines: AskedLine[]) => void) =>
  Extension.create({
    name: 'whoKey',
    addKeyboardShortcuts() {
      return {
        'Mod-Alt-g': () => {
          askWho(askedLines(this.editor, true))
          return true
        },
      }
    },
  })

type StandfirstProps = {
  provider: HocuspocusProvider
  you: { id: string; name: string }
  tones: Tones
  mayWrite: boolean
  onward(): void
  askWho(lines: AskedLine[]): void
}

/** The one or two sentences above the report, in plain text. */
export function Standfirst({ provider, you, tones, mayWrite, onward, askWho }: StandfirstProps) {
  const editor = useEditor({
    extensions: [
      ...standfirstExtensions(() => {
        onward()
        return true
      }),
      Bounded,
      whoKey(askWho),
      Placeholder.configure({ placeholder: 'Standfirst: what the report says, in one or two sentences.' }),
      Collaboration.configure({ document: provider.document, field: STANDFIRST, provider }),
      KeepCarets,
      carets(provider, you, tones),
    ],
    editable: mayWrite,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { class: 'text head', role: 'textbox', 'aria-multiline': 'false', 'aria-label': 'Standfirst', 'aria-describedby': 'standfirst-length' },
      handlePaste(view, event) {
        const { doc, selection } = view.state
        const room = BOUNDS.standfirst - doc.textContent.length + doc.textBetween(selection.from, selection.to).length
        // What is longer than the bound is cut where it ends, never within a letter of two halves.
        const text = oneLine(event.clipboardData?.getData('text/plain') ?? '')
          .slice(0, Math.max(0, room))
          .replace(/[\uD800-\uDBFF]$/, '')
        if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView())
        return true
      },
    },
    onFocus: () => provider.awareness?.setLocalStateField('section', null),
  })
  useEffect(() => {
    if (editor && editor.isEditable !== mayWrite) editor.setEditable(mayWrite)
  }, [editor, mayWrite])
  const length = useEditorState({ editor, selector: (state) => state.editor?.state.doc.textContent.length ?? 0 }) ?? 0
  return (
    <div className="head-part">
      <EditorContent editor={editor} />
      <p className="meta length" id="standfirst-length">
        {length} of {BOUNDS.standfirst.toLocaleString('en-GB')} characters
        {length >= BOUNDS.standfirst ? '. No more fits.' : length > ADVISED ? '. Readers take in one or two sentences, some 300 characters.' : ''}
      </p>
    </div>
  )
}

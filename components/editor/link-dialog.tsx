import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { Section } from '#domain/richtext/sections.ts'
import { linkAddress } from './link-address.ts'

type LinkDialogProps = { editor: Editor; paths: string[]; outline: Section[]; close(): void }

/** Where the words lead. Without a selection the address itself is written. */
export function LinkDialog({ editor, paths, outline, close }: LinkDialogProps) {
  const present = String(editor.getAttributes('link').href ?? '')
  const [typed, setTyped] = useState(present)
  const [wrong, setWrong] = useState(false)
  const set = () => {
    const href = linkAddress(typed)
    if (!href) return setWrong(true)
    close()
    if (editor.state.selection.empty && !present) {
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    } else editor.chain().focus().setReportLink(href).run()
  }
  return (
    <Dialog title={present ? 'Change the link' : 'Link'} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          set()
        }}
      >
        <div className="field">
          <label htmlFor="href">Address</label>
          <span className="hint-line" id="href-hint">
            A page on the web, an e-mail address, a page of ours (/sponsors/…) or a section here (#…).
          </span>
          <input
            id="href"
            list="known-addresses"
            value={typed}
            spellCheck={false}
            autoComplete="off"
            aria-describedby={wrong ? 'href-hint href-issue' : 'href-hint'}
            aria-invalid={wrong || undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <datalist id="known-addresses">
            {outline.map((section) => (
              <option key={section.anchor} value={`#${section.anchor}`} label={`${section.number} ${section.title}`.trim()} />
            ))}
            {paths.map((path) => (
              <option key={path} value={path} />
            ))}
          </datalist>
          {wrong ? (
            <FieldError id="href-issue">A link leads to http, https or mailto, to a page of ours that begins with /, or to a section with #.</FieldError>
          ) : null}
        </div>
        <div className="acts">
          <button type="submit" className="btn primary">
            Link
          </button>
          {present ? (
            <button
              type="button"
              className="btn"
              onClick={() => {
                close()
                editor.chain().focus().unsetReportLink().run()
              }}
            >
              Take the link away
            </button>
          ) : null}
          <button type="button" className="btn plain" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  )
}

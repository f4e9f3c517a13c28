import { type FormEvent, useRef } from 'react'
import type { AtHand } from './at-hand.ts'
import { nameOf } from './manuscript-name.ts'

type TakeInProps = {
  waiting: readonly AtHand[]
  take(bytes: Uint8Array<ArrayBuffer>, file?: string): void
  open(manuscript: AtHand): void
  putAway(manuscript: AtHand): void
}

/** Where a manuscript comes in: pasted, chosen or dropped. Those that wait in this browser stand below. */
export function TakeIn({ waiting, take, open, putAway }: TakeInProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    take(new TextEncoder().encode(field.current?.value ?? ''))
  }
  return (
    <>
      <p className="lead">
        Paste a manuscript anywhere on this page, drop a file on it, or choose one: plain text or Markdown, up to 5 MB. You see first what would become of it,
        and nothing is kept on the server before you import it.
      </p>
      <form className="form wide" onSubmit={send}>
        <div className="field">
          <label htmlFor="manuscript">Manuscript</label>
          <span className="hint-line" id="manuscript-hint">
            Tier, name and category each on a line of its own, then the report.
          </span>
          <textarea
            ref={field}
            id="manuscript"
            rows={10}
            spellCheck={false}
            aria-describedby="manuscript-hint"
            onPaste={(event) => {
              // What is typed already stays with what comes.
              const text = event.clipboardData.getData('text/plain')
              if (event.currentTarget.value !== '' || !isLong(text)) return
              event.preventDefault()
              take(new TextEncoder().encode(text))
            }}
          />
        </div>
        <div className="acts">
          <button type="submit" className="btn primary">
            Preview
          </button>
          <label className="btn file">
            Choose a file…
            <input
              type="file"
              accept=".txt,.md,.markdown,text/plain,text/markdown"
              onChange={async (event) => {
                const [file] = event.target.files ?? []
                event.target.value = ''
                if (file) take(await bytesOf(file), file.name)
              }}
            />
          </label>
        </div>
      </form>
      {waiting.length > 0 ? (
        <section className="waiting" aria-labelledby="waiting">
          <h2 className="label" id="waiting">
            Waiting in this browser
          </h2>
          <ul>
            {waiting.map((manuscript) => (
              <li key={manuscript.id}>
                <span>{nameOf(manuscript)}</span>
                <span className="acts-s">
                  <button type="button" className="link" onClick={() => open(manuscript)}>
                    Go on
                  </button>
                  <button type="button" className="link" onClick={() => putAway(manuscript)}>
                    Put away
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** More than what somebody pastes into a field by mistake: several lines, or a paragraph. */
export const isLong = (text: string): boolean => text.length >= 300 && text.trim().includes('\n')

/** The bytes of a file; of one that is far too large, only as many as show that it is. */
export const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.slice(0, MOST + 1).arrayBuffer())
const MOST = 5_000_000

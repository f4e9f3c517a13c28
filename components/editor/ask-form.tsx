import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Answer, Ask } from './desk-report.ts'

type AskFormProps = {
  ask: Ask
  /** Sentences for the refusals that this question may meet. */
  refusals: Record<string, string>
  /** Anything that must be true before the question is sent; a sentence when it is not. */
  before?: () => Promise<string | null>
  verb: string
  pending: string
  done(): void
  cancel(): void
  children(issues: Record<string, string>): ReactNode
}

const common: Record<string, string> = {
  'signed-out': 'You are signed out. Sign in on another tab and send this again.',
  'foreign-origin': 'The browser did not say where this came from. Reload the page and send it again.',
  'not-written': 'Nothing was written: the server could not write to its disk. What you typed is still here.',
  forbidden: 'You have no right to do this.',
  'not-found': 'This report is no longer there.',
}

/** A small form in a dialog. What was typed stays until the server has taken it. */
export function AskForm({ ask, refusals, before, verb, pending, done, cancel, children }: AskFormProps) {
  const [state, setState] = useState<{ busy: boolean; answer: Answer; sentence: string }>({ busy: false, answer: { issues: {}, refusal: null }, sentence: '' })
  const asked = useRef<HTMLFormElement>(null)
  // The first field with something wrong gets the focus.
  useEffect(() => {
    if (Object.keys(state.answer.issues).length > 0) asked.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state.answer])
  const send = async (form: FormData) => {
    setState((last) => ({ ...last, busy: true, sentence: '' }))
    const hindrance = (await before?.()) ?? null
    if (hindrance) return setState((last) => ({ ...last, busy: false, sentence: hindrance }))
    const answer = await ask(form).catch((): Answer => ({ issues: {}, refusal: { kind: 'no-answer' } }))
    if (!answer.refusal && Object.keys(answer.issues).length === 0) return done()
    const kind = answer.refusal?.kind ?? ''
    const sentence = !kind ? '' : (refusals[kind] ?? common[kind] ?? 'The server did not answer. What you typed is still here; try again.')
    setState({ busy: false, answer, sentence })
  }
  return (
    <form
      ref={asked}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!state.busy) void send(new FormData(event.currentTarget))
      }}
    >
      {children(state.answer.issues)}
      <p className="err" role="alert">
        {state.sentence}
      </p>
      <div className="acts">
        <button type="submit" className="btn primary" aria-disabled={state.busy || undefined}>
          {state.busy ? pending : verb}
        </button>
        <button type="button" className="btn plain" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

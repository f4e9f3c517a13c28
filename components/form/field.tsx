import type { HTMLInputAutoCompleteAttribute } from 'react'
import { FieldError } from './field-error.tsx'

type FieldProps = {
  name: string
  label: string
  /** What was typed before; never a password. */
  value?: string
  type?: 'text' | 'email' | 'password' | 'search'
  /** A sentence under the label. */
  hint?: string
  issue?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  maxLength?: number
  autoFocus?: boolean
  /** Shown and sent, and not to be changed. */
  readOnly?: boolean
  /** Several lines of text. */
  rows?: number
}

/**
 * A labelled field with its hint and its error. The browser's own checks stay off: the answer of the server is the
 * same with and without scripts. A field with an issue takes the focus; of several, browsers give it to the first.
 */
export function Field({ name, label, value = '', type = 'text', hint, issue, rows, autoFocus, ...rest }: FieldProps) {
  const id = `field-${name}`
  const described = [hint && `${id}-hint`, issue && `${id}-issue`].filter(Boolean).join(' ') || undefined
  const shared = {
    id,
    name,
    defaultValue: value,
    autoFocus: autoFocus || issue !== undefined,
    'aria-invalid': issue ? true : undefined,
    'aria-describedby': described,
    ...rest,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint-line" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type={type} spellCheck={type === 'text' ? undefined : false} />}
      {issue ? <FieldError id={`${id}-issue`}>{issue}</FieldError> : null}
    </div>
  )
}

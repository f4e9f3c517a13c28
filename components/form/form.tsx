'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type FormProps = {
  action: (form: FormData) => void
  /** What the server last said. When it found something wrong, the first field that it names gets the focus. */
  state: { issues: Record<string, string>; refusal: unknown }
  children: ReactNode
}

/** A form that works without scripts too. */
export function Form({ action, state, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(state.issues).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  // Where the address names a part of the page, browsers go there and leave the field that asks for the focus aside.
  useEffect(() => {
    if (location.hash !== '' && document.activeElement === document.body) form.current?.querySelector<HTMLElement>('[autofocus]')?.focus()
  }, [])
  return (
    <form ref={form} action={action} className="form" noValidate>
      {children}
    </form>
  )
}

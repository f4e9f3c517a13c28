import { type ReactNode, useEffect, useId, useRef } from 'react'

type DialogProps = { title: string; close(): void; children: ReactNode; wide?: boolean }

/** Asks something first. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, close, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog ref={dialog} className={wide ? 'ask wide' : 'ask'} aria-labelledby={heading} onClose={close}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  )
}

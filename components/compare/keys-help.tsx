'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'

const keys = [
  [['N', 'J'], 'Next change'],
  [['P', 'K'], 'Previous change'],
  [['F'], 'Show or fold what is unchanged'],
  [['R'], 'Take back the change that one stands on, where that is offered'],
  [['U'], 'Undo what was just taken back'],
  [['V'], 'Side by side, or in one text'],
  [['L'], 'Copy the link'],
  [['?'], 'These keys'],
] as const

/** Presses what carries the key that was pressed, and lists the keys. Whoever types or holds a modifier means something else. */
export function KeysHelp() {
  const [shown, show] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], dialog')
      if (elsewhere || event.metaKey || event.ctrlKey || event.altKey || event.key.length !== 1) return
      const named = document.querySelector<HTMLElement>(`[data-key~="${CSS.escape(event.key.toLowerCase())}"]`)
      if (!named) return
      event.preventDefault()
      named.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const close = () => show(false)
  return (
    <>
      <button type="button" className="btn plain needs-script" data-key="?" onClick={() => show(true)}>
        Keys <kbd>?</kbd>
      </button>
      {shown ? (
        <Dialog title="Keys" close={close}>
          <div className="key-sheet one">
            <dl>
              {keys.map(([letters, what]) => (
                <div key={what}>
                  <dt>
                    {letters.map((letter) => (
                      <kbd key={letter}>{letter}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </div>
          <div className="acts">
            <button type="button" className="btn" onClick={close}>
              Close
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}

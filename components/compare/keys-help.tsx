'use client'

import { useState } from 'react'
import { Dialog } from '#components/ui/dialog.tsx'
import { useLoneKeys } from '#components/ui/lone-keys.ts'

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

/** Presses what carries the key that was pressed, and lists the keys. */
export function KeysHelp() {
  const [shown, show] = useState(false)
  useLoneKeys((key) => {
    const named = key.length === 1 ? document.querySelector<HTMLElement>(`[data-key~="${CSS.escape(key)}"]`) : null
    return named && (() => named.click())
  })
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

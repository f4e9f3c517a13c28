'use client'

import { createContext, type ReactNode, use, useState } from 'react'

/** Whether older pages were fetched. Until then folds hold what is in them, for those without scripts; after, only once they are opened. */
export const LaterContext = createContext(false)

type FoldedPartProps = {
  /** The newest revision within. */
  number: number
  label: string
  children: ReactNode
}

/** A stretch of a history that is folded away. */
export function FoldedPart({ number, label, children }: FoldedPartProps) {
  const [opened, setOpened] = useState(false)
  const later = use(LaterContext)
  return (
    <details className="past" id={`f${number}`} data-n={number} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className="fold">
        <span>{label}</span>
        <span className="show">Show</span>
        <span className="hide">Hide</span>
      </summary>
      {opened || !later ? children : null}
    </details>
  )
}

'use client'

import { useEffect, useState } from 'react'
import { type AtHand, listAtHand } from './at-hand.ts'
import { nameOf } from './manuscript-name.ts'

/** The manuscripts that still wait in this browser, with the way to them. */
export function StillAtHand({ person }: { person: string }) {
  const [waiting, setWaiting] = useState<AtHand[]>([])
  useEffect(() => {
    void listAtHand(person).then(setWaiting)
  }, [person])
  if (waiting.length === 0) return null
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h2 className="label" id="waiting">
        Waiting in this browser
      </h2>
      <ul>
        {waiting.map((manuscript) => (
          <li key={manuscript.id}>
            <span>{nameOf(manuscript)}</span>
            {manuscript.done.length > 0 ? <span className="dim">Another report of it was imported</span> : null}
          </li>
        ))}
      </ul>
      <a className="btn" href="/desk/import">
        Go on with the import
      </a>
    </section>
  )
}

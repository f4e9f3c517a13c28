'use client'

import type { MouseEvent } from 'react'
import type { View } from './compare-address.ts'

/** Goes along to the change that one is at. */
const withHash = (event: MouseEvent<HTMLAnchorElement>) => {
  event.currentTarget.hash = location.hash
}

/** The two ways to see a comparison. */
export function ViewLinks({ view, hrefs }: { view: View; hrefs: Record<View, string> }) {
  const other = view === 'side' ? 'inline' : 'side'
  return (
    <nav className="views" aria-label="View">
      {(['inline', 'side'] as const).map((each) => (
        <a
          key={each}
          className="link"
          href={hrefs[each]}
          aria-current={each === view || undefined}
          data-key={each === other ? 'v' : undefined}
          onClick={withHash}
        >
          {each === 'side' ? 'Side by side' : 'In one text'}
        </a>
      ))}
    </nav>
  )
}

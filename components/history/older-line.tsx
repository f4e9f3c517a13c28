import { useEffect, useRef } from 'react'
import type { OlderState } from './use-older.ts'

type OlderLineProps = { older: number; query: string; state: OlderState; fetchOlder(): Promise<void> }

/** So far ahead of the end older revisions are fetched. */
const AHEAD = '1500px'

/** The end of what is shown: older revisions come by themselves as one scrolls near, or by the link. */
export function OlderLine({ older, query, state, fetchOlder }: OlderLineProps) {
  const line = useRef<HTMLElement>(null)
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && state === 'waiting' && void fetchOlder(), { rootMargin: AHEAD })
    if (line.current) seen.observe(line.current)
    return () => seen.disconnect()
  }, [state, fetchOlder])
  const failed = state === 'failed' || state === 'signed-out'
  return (
    <nav ref={line} className="pages" aria-label="Older revisions">
      <a
        href={`?${query}${query ? '&' : ''}before=${older}`}
        onClick={(event) => {
          event.preventDefault()
          void fetchOlder()
        }}
      >
        {failed ? 'Try again' : `Before revision ${older}`}
      </a>
      <span role="status">
        {state === 'reading' ? 'Reading older revisions' : null}
        {state === 'failed' ? 'Older revisions could not be read: the server did not answer.' : null}
        {state === 'signed-out' ? 'Your session has ended. Sign in in another tab, then try again.' : null}
      </span>
    </nav>
  )
}

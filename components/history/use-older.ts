import { startTransition, useCallback, useRef, useState } from 'react'
import type { Timeline } from '#domain/revisions/timeline.ts'

type Events = Pick<Timeline, 'revisions' | 'editions' | 'withdrawals'>
export type OlderState = 'waiting' | 'reading' | 'failed' | 'signed-out'

/** A list that grows by older pages: what is in it, before which number the next page begins, and the way to fetch it. */
export function useOlder(first: Timeline, address: string, query: string) {
  const [events, setEvents] = useState<Events>(first)
  const [older, setOlder] = useState(first.older)
  const [state, setState] = useState<OlderState>('waiting')
  const reading = useRef(false)

  const fetchOlder = useCallback(async () => {
    if (reading.current || older === null) return
    reading.current = true
    setState('reading')
    const page = await pageOf(`${address}?${query}${query ? '&' : ''}before=${older}`)
    reading.current = false
    if (typeof page === 'string') return setState(page)
    // Whoever scrolls meanwhile is not held up.
    startTransition(() => {
      setEvents((before) => ({
        revisions: [...before.revisions, ...page.revisions],
        editions: [...before.editions, ...page.editions],
        withdrawals: [...before.withdrawals, ...page.withdrawals],
      }))
      setOlder(page.older)
      setState('waiting')
    })
  }, [older, address, query])
  return { events, older, state, fetchOlder }
}

/** Whoever is signed out is led to a page, which is no list. */
async function pageOf(address: string): Promise<Timeline | 'failed' | 'signed-out'> {
  try {
    const answer = await fetch(address)
    if (answer.redirected) return 'signed-out'
    return answer.ok ? ((await answer.json()) as Timeline) : 'failed'
  } catch {
    return 'failed'
  }
}

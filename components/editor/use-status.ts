import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveDraft } from './live-draft.ts'
import { type Connection, type Status, statusOf, wouldLose } from './status.ts'

/** What is known of the way to the server, as of now. */
export function useConnection(draft: LiveDraft): Connection {
  return useSyncExternalStore(draft.subscribe, draft.connection)
}

/** The status, looked at anew with every change and twice a second, since silence changes it too. Asks before words would be lost. */
export function useStatus(draft: LiveDraft): Status {
  const connection = useConnection(draft)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (wouldLose(draft.connection())) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [draft])
  return statusOf(connection, Math.max(now, connection.waitingSince ?? 0, connection.apartSince ?? 0))
}

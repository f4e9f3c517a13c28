'use client'

import { useEffect } from 'react'

type LookedProps = { reportId: string; revision: number; hash: string }

/** Tells the server what somebody saw of a report, once it is before their eyes: a page in a tab behind is not seen yet. */
export function Looked({ reportId, revision, hash }: LookedProps) {
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', seen)
      const form = new FormData()
      form.set('revision', String(revision))
      form.set('hash', hash)
      // Whether it arrives is not worth a word: the next look tells it again.
      fetch(`/desk/reports/${reportId}/looked`, { method: 'POST', body: form, keepalive: true }).catch(() => {})
    }
    document.addEventListener('visibilitychange', seen)
    seen()
    return () => document.removeEventListener('visibilitychange', seen)
  }, [reportId, revision, hash])
  return null
}

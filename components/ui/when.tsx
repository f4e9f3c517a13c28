'use client'

import { useSyncExternalStore } from 'react'
import { nearTime } from './near-time.ts'

const never = () => () => {}
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const server = () => 'UTC'

/** A moment: near ones as "today, 11:37", exact and with its zone in the title. In the reader's own zone once scripts run, in UTC without. */
export function When({ at, now }: { at: number; now: number }) {
  const zone = useSyncExternalStore(never, here, server)
  const { near, full } = nearTime(at, now, zone)
  return (
    <time dateTime={new Date(at).toISOString()} title={full}>
      {near}
    </time>
  )
}

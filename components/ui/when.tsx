'use client'

import { nearTime } from './near-time.ts'
import { useZone } from './use-zone.ts'

/** A moment: near ones as "today, 11:37", exact and with its zone in the title. In the reader's own zone once scripts run, in UTC without. */
export function When({ at, now }: { at: number; now: number }) {
  const { near, full } = nearTime(at, now, useZone())
  return (
    <time dateTime={new Date(at).toISOString()} title={full}>
      {near}
    </time>
  )
}

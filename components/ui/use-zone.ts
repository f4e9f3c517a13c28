import { useSyncExternalStore } from 'react'

const never = () => () => {}
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const server = () => 'UTC'

/** The reader's own time zone once scripts run, UTC without. */
export const useZone = (): string => useSyncExternalStore(never, here, server)

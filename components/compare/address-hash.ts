'use client'

import { useSyncExternalStore } from 'react'

const follow = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The number of the change that the page's address names, or 0. */
export const currentChange = (): number => Number(/^#change-(\d+)$/.exec(location.hash)?.[1] ?? 0)

/** The same, followed as the address changes. */
export function useCurrentChange(): number {
  return useSyncExternalStore(follow, currentChange, () => 0)
}

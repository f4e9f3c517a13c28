'use client'

import { useSyncExternalStore } from 'react'

/** How much of the window's height above one counts as read. */
const READ = 1 / 3

/** The number of the change that the page's address names, or 0. */
export const currentChange = (): number => Number(/^#change-(\d+)$/.exec(location.hash)?.[1] ?? 0)

const followAddress = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The same, followed as the address changes. */
export function useCurrentChange(): number {
  return useSyncExternalStore(followAddress, currentChange, () => 0)
}

let standing = 0
const listeners = new Set<() => void>()
let asked = 0

/** Looks once for each picture that the browser paints, however many events come in between. */
const lookSoon = () => {
  cancelAnimationFrame(asked)
  asked = requestAnimationFrame(look)
}

function look(): void {
  const found = changeInView()
  if (found === standing) return
  standing = found
  for (const listener of listeners) listener()
}

/** The change that the address names while it is in sight, else the last one that was scrolled past; 0 above the first. */
function changeInView(): number {
  const named = currentChange()
  const own = named > 0 ? document.getElementById(`change-${named}`)?.getBoundingClientRect() : undefined
  if (own && own.bottom > 0 && own.top < innerHeight) return named
  let last = 0
  for (const change of document.querySelectorAll('[id^="change-"]')) {
    if (change.getBoundingClientRect().top > innerHeight * READ) break
    last = Number(change.id.slice('change-'.length))
  }
  return last
}

function followWindow(changed: () => void): () => void {
  if (listeners.size === 0) for (const event of ['scroll', 'resize', 'hashchange']) addEventListener(event, lookSoon, { passive: true })
  listeners.add(changed)
  lookSoon()
  return () => {
    listeners.delete(changed)
    if (listeners.size > 0) return
    for (const event of ['scroll', 'resize', 'hashchange']) removeEventListener(event, lookSoon)
    cancelAnimationFrame(asked)
  }
}

/** The number of the change that one stands on, as one goes or scrolls; 0 above the first. */
export function useStanding(): number {
  return useSyncExternalStore(
    followWindow,
    () => standing,
    () => 0,
  )
}

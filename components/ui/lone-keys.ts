import { useEffect } from 'react'

/** Whether a key was pressed by itself: whoever types, holds a modifier or stands in a dialog means something else. */
function isLone(event: KeyboardEvent): boolean {
  const elsewhere = event.target instanceof Element && event.target.closest('input:not([type="range"]), textarea, select, [contenteditable], dialog')
  return !elsewhere && !event.metaKey && !event.ctrlKey && !event.altKey
}

/** Does something at keys that are pressed by themselves. `actOf` says what a key does, in small letters; null for nothing. */
export function useLoneKeys(actOf: (key: string, event: KeyboardEvent) => (() => void) | null | undefined): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = isLone(event) ? actOf(event.key.toLowerCase(), event) : null
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

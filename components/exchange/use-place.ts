import { useCallback, useEffect, useState } from 'react'

type Where = 'finding' | 'line' | 'block'

export type Place = {
  /** The finding that one stands on. */
  current: string | null
  /** Stands on a finding: in the list, at its line of the manuscript, or at its place in the report. */
  go(id: string, where: Where): void
  /** Notes where the focus came to by itself. */
  note(id: string): void
}

const wide = '(min-width: 75.01rem)'

/** Where one stands among the findings. On a wide window the manuscript and the report come along, whichever way one went. */
export function usePlace(): Place {
  const [current, setCurrent] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ id: string; where: Where } | null>(null)

  useEffect(() => {
    if (!asked) return
    const target = document.getElementById(`${asked.where}-${asked.id}`)
    const inside = asked.where === 'finding' ? (target?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? target) : target
    inside?.focus({ preventScroll: true })
    const others = matchMedia(wide).matches ? (['line', 'block', 'finding'] as const) : [asked.where]
    for (const where of others) document.getElementById(`${where}-${asked.id}`)?.scrollIntoView({ block: where === 'finding' ? 'nearest' : 'center' })
  }, [asked])

  const go = useCallback((id: string, where: Where) => {
    setCurrent(id)
    setAsked({ id, where })
  }, [])
  return { current, go, note: setCurrent }
}

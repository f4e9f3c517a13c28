'use client'

import { useEffect } from 'react'
import { useCurrentChange } from './address-hash.ts'

/** Goes from change to change, by buttons and by the keys P and N. The address names the change, so that a link to it can be handed on. */
export function Walk({ total }: { total: number }) {
  const current = useCurrentChange()
  const previous = current > 1 ? current - 1 : total
  const next = current > 0 && current < total ? current + 1 : 1

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return
      const wanted = { n: next, p: previous }[event.key.toLowerCase()]
      if (wanted === undefined) return
      event.preventDefault()
      goTo(wanted)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [next, previous])

  return (
    <div className="right">
      <span role="status">{current > 0 ? `Change ${current} of ${total}` : total === 1 ? '1 change' : `${total} changes`}</span>
      <Step to={previous} letter="P">
        Previous
      </Step>
      <Step to={next} letter="N">
        Next
      </Step>
    </div>
  )
}

function Step({ to, letter, children }: { to: number; letter: string; children: string }) {
  return (
    <a
      className="btn"
      href={`#change-${to}`}
      onClick={(event) => {
        event.preventDefault()
        goTo(to)
      }}
    >
      {children} <kbd>{letter}</kbd>
    </a>
  )
}

/** Replaces the address instead of adding to the browser's history: "back" leaves the comparison. */
function goTo(change: number): void {
  location.replace(`#change-${change}`)
}

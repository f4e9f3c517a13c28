'use client'

import { useEffect } from 'react'
import { currentChange, useCurrentChange } from './address-hash.ts'

/** Goes from change to change, by buttons and by the keys P and N. The address names the change, so that a link to it can be handed on. */
export function Walk({ total }: { total: number }) {
  const current = useCurrentChange()

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      const by = { n: 1, p: -1 }[event.key.toLowerCase()]
      if (typing || by === undefined || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      goTo(beside(currentChange(), by, total))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [total])

  return (
    <div className="right">
      <span role="status">{current > 0 ? `Change ${current} of ${total}` : total === 1 ? '1 change' : `${total} changes`}</span>
      <Step to={beside(current, -1, total)} letter="P">
        Previous
      </Step>
      <Step to={beside(current, 1, total)} letter="N">
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

/** The change after or before one, all around; from nowhere, the first or the last. */
function beside(current: number, by: number, total: number): number {
  if (current === 0) return by > 0 ? 1 : total
  return ((current - 1 + by + total) % total) + 1
}

/** Replaces the address instead of adding to the browser's history: "back" leaves the comparison. */
function goTo(change: number): void {
  location.replace(`#change-${change}`)
}

'use client'

import { useEffect } from 'react'
import { currentChange, useCurrentChange, useStanding } from './address-hash.ts'
import { pageOf, placeAddress } from './compare-address.ts'
import type { OutlineRow } from './section-outline.tsx'

/** A comparison of several pages: its address without the page, and which one this is. */
export type Pages = { base: string; here: number }

type WalkProps = { total: number; rows: OutlineRow[]; pages: Pages | null }

/** Goes from change to change. The address names the change, so that a link to it can be handed on. */
export function Walk({ total, rows, pages }: WalkProps) {
  const named = useCurrentChange()
  const at = useStanding()
  const section = rows.find(({ changes }) => changes.includes(at))
  const goTo = (change: number) => {
    const address = addressOf(change, pages)
    // Replaced instead of added to the browser's history: "back" leaves the comparison.
    if (address.startsWith('#')) location.replace(address)
    else location.assign(address)
  }

  // A link may name a change that stands on another page.
  useEffect(() => {
    const change = currentChange()
    if (pages && change > 0 && change <= total && pageOf(change) !== pages.here) location.replace(addressOf(change, pages))
  }, [pages, total])

  const sum = total === 1 ? '1 change' : `${total} changes`
  return (
    <>
      <span role="status" className="vh">
        {named > 0 ? `Change ${named} of ${total}` : sum}
      </span>
      <span className="place-now" aria-hidden="true">
        {at > 0 ? `Change ${at} of ${total}` : sum}
        {section && at > 0 ? <span className="dim"> · {[section.number, section.title].filter(Boolean).join(' ')}</span> : null}
      </span>
      <Step to={beside(at, -1, total)} keys="p k" letter="P" pages={pages} goTo={goTo}>
        Previous
      </Step>
      <Step to={beside(at, 1, total)} keys="n j" letter="N" pages={pages} goTo={goTo}>
        Next
      </Step>
    </>
  )
}

type StepProps = { to: number; keys: string; letter: string; pages: Pages | null; goTo(change: number): void; children: string }

function Step({ to, keys, letter, pages, goTo, children }: StepProps) {
  return (
    <a
      className="btn"
      href={addressOf(to, pages)}
      data-key={keys}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        goTo(to)
      }}
    >
      {children} <kbd>{letter}</kbd>
    </a>
  )
}

const addressOf = (change: number, pages: Pages | null): string =>
  pages ? placeAddress(pages.base, pages.here, pageOf(change), `change-${change}`) : `#change-${change}`

/** The change after or before one, all around; from above the first, the first or the last. */
function beside(at: number, by: number, total: number): number {
  if (at === 0) return by > 0 ? 1 : total
  return ((at - 1 + by + total) % total) + 1
}

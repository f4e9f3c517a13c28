'use client'

import { useEffect, useRef } from 'react'
import { useStanding } from './address-hash.ts'
import { pageOf, placeAddress } from './compare-address.ts'
import type { Pages } from './walk.tsx'

/** A section with the numbers of its own changes. `first` is the first of them or of its subsections', `within` how many these are together. */
export type OutlineRow = {
  key: string
  level: number
  number: string
  title: string
  removed: boolean
  changes: number[]
  first: number | null
  within: number
}

/** The sections of a comparison with how many changes each has; a link leads to the first of them. The one that is read is marked. */
export function SectionOutline({ rows, pages }: { rows: OutlineRow[]; pages: Pages | null }) {
  const nav = useRef<HTMLElement>(null)
  const standing = useStanding()
  // A long list shows the marked row by scrolling itself; the page stays where it is.
  useEffect(() => {
    const row = standing > 0 && nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (!nav.current || !row) return
    const [list, own] = [nav.current.getBoundingClientRect(), row.getBoundingClientRect()]
    if (own.top < list.top) nav.current.scrollTop -= list.top - own.top
    else if (own.bottom > list.bottom) nav.current.scrollTop += own.bottom - list.bottom
  }, [standing])
  return (
    <nav ref={nav} className="outline" aria-labelledby="by-section">
      <h2 className="label" id="by-section">
        Changes by section
      </h2>
      <ol>
        {rows.map((row) => (
          <li key={row.key} className={row.level === 3 ? 'sub' : undefined}>
            <Row row={row} at={standing > 0 && row.changes.includes(standing)} pages={pages} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Row({ row: { number, title, removed, first, within }, at, pages }: { row: OutlineRow; at: boolean; pages: Pages | null }) {
  const inner = (
    <>
      <span>{number}</span>
      <span>
        {title}
        {removed && <span className="dim">, removed</span>}
      </span>
      <span className={within > 0 ? 'c' : 'none'}>
        {within}
        <span className="vh"> {within === 1 ? 'change' : 'changes'}</span>
      </span>
    </>
  )
  return first === null ? (
    <span className="row">{inner}</span>
  ) : (
    <a
      className="row"
      href={pages ? placeAddress(pages.base, pages.here, pageOf(first), `change-${first}`) : `#change-${first}`}
      aria-current={at || undefined}
    >
      {inner}
    </a>
  )
}

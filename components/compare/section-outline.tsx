'use client'

import { useCurrentChange } from './address-hash.ts'

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

/** The sections of a comparison with how many changes each has; a link leads to the first of them. */
export function SectionOutline({ rows }: { rows: OutlineRow[] }) {
  const current = useCurrentChange()
  return (
    <nav className="outline" aria-labelledby="by-section">
      <h2 className="label" id="by-section">
        Changes by section
      </h2>
      <ol>
        {rows.map((row) => (
          <li key={row.key} className={row.level === 3 ? 'sub' : undefined}>
            <Row row={row} at={current > 0 && row.changes.includes(current)} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Row({ row: { number, title, removed, first, within }, at }: { row: OutlineRow; at: boolean }) {
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
    <a className="row" href={`#change-${first}`} aria-current={at || undefined}>
      {inner}
    </a>
  )
}

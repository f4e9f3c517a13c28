import type { ReactNode } from 'react'

/** A part of a page about a person: its name beside what belongs to it. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="states" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="stacked">{children}</div>
    </section>
  )
}

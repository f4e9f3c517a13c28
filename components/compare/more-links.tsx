'use client'

import { type KeyboardEvent, useRef } from 'react'

type MoreLinksProps = { label: string; of?: string; links: { href: string; label: string }[] }

/** A word that opens a few links. It works without scripts; with them, Escape and going elsewhere close it. */
export function MoreLinks({ label, of, links }: MoreLinksProps) {
  const box = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (box.current) box.current.open = false
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box.current?.open) return
    close()
    box.current.querySelector('summary')?.focus()
  }
  return (
    <details
      ref={box}
      className="more"
      onKeyDown={press}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <summary aria-label={of && `${label} ${of}`}>{label}</summary>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a className="link" href={link.href}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

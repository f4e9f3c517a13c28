'use client'

import { type KeyboardEvent, useRef, useState } from 'react'

type MoreLinksProps = {
  label: string
  of?: string
  links: { href: string; label: string }[]
  /** The links are made once it is opened: for lists that scripts make, of thousands. */
  lazy?: boolean
}

/** A word that opens a few links. It works without scripts; with them, Escape and going elsewhere close it. */
export function MoreLinks({ label, of, links, lazy = false }: MoreLinksProps) {
  const [opened, setOpened] = useState(false)
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
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
      onKeyDown={press}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <summary aria-label={of && `${label} ${of}`}>{label}</summary>
      {lazy && !opened ? null : (
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a className="link" href={link.href}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

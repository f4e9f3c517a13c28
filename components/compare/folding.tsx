'use client'

import { useEffect, useState } from 'react'

const stretches = () => [...document.querySelectorAll<HTMLDetailsElement>('.folded')]

/** Shows or folds all that is unchanged, and, of one stretch, only what stands beside the changes. */
export function Folding() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const click = (event: MouseEvent) => {
      const stretch = event.target instanceof Element && event.target.closest('[data-around]')?.closest('.stretch')
      if (!stretch) return
      for (const details of stretch.querySelectorAll('details')) details.open = details.classList.contains('folded')
    }
    document.addEventListener('click', click)
    return () => document.removeEventListener('click', click)
  }, [])
  const toggle = () => {
    const all = stretches()
    const show = all.some((details) => !details.open)
    for (const details of all) details.open = show
    setOpen(show)
  }
  return (
    <button type="button" className="btn plain needs-script" data-key="f" onClick={toggle}>
      {open ? 'Fold unchanged' : 'Show unchanged'} <kbd>F</kbd>
    </button>
  )
}

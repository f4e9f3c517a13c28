'use client'

import { useLoneKeys } from '#components/ui/lone-keys.ts'

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.list tbody th a')]

/** Moves the focus to the next or the previous report; from nowhere, to the first. */
function step(by: 1 | -1): void {
  const all = links()
  const at = all.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus()
}

function go(to: 'compare' | 'history'): void {
  const address = document.activeElement?.closest('tr')?.dataset[to]
  if (address) location.assign(address)
}

const keys: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  c: () => go('compare'),
  h: () => go('history'),
  '/': () => document.querySelector<HTMLInputElement>('.find input')?.focus(),
}

/** The keys of a list, and what they do. They move the focus, so that Enter opens and screen readers follow. Rows of reports know two more. */
export function ListKeys({ reports = true }: { reports?: boolean }) {
  useLoneKeys((key) => keys[key])
  return (
    <p className="hint keys">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> next, previous
      </span>
      <span>
        <kbd>Enter</kbd> open
      </span>
      {reports ? (
        <>
          <span>
            <kbd>C</kbd> compare with live
          </span>
          <span>
            <kbd>H</kbd> history
          </span>
        </>
      ) : null}
      <span>
        <kbd>/</kbd> find
      </span>
    </p>
  )
}

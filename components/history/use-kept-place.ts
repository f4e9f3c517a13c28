import { type RefObject, useEffect } from 'react'
import type { Timeline } from '#domain/revisions/timeline.ts'

/** So many revisions over the one that one looks at are part of the page that its address leads to. */
const ABOVE = 20
/** The bar over the list. */
const TOP = 8
const SETTLED = 250

/**
 * Writes the place in the list into the address once scrolling has settled, so that whoever comes back, or gets the link,
 * finds it again. At the top of a list that begins at the newest, the address is that of the list.
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>, query: string, { newer, revisions }: Timeline): void {
  const newest = newer === null ? revisions[0]?.number : undefined
  // The address knows the line; the browser would go by pixels, of a list that was longer.
  useEffect(() => {
    history.scrollRestoration = 'manual'
    const line = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
    if (line && list.current?.contains(line)) line.scrollIntoView({ block: 'start', behavior: 'instant' })
  }, [list])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      const top = list.current && topmost(list.current)
      if (!top) return
      const number = Number(top.dataset.n)
      const begins = newest !== undefined && number > newest - ABOVE
      const search = [query, begins ? '' : `before=${number + ABOVE + 1}`].filter(Boolean).join('&')
      const address = `${location.pathname}${search ? `?${search}` : ''}${window.scrollY > 0 ? `#${top.id}` : ''}`
      if (address !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(null, '', address)
    }
    const scrolled = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, SETTLED)
    }
    addEventListener('scroll', scrolled, { passive: true })
    return () => {
      removeEventListener('scroll', scrolled)
      clearTimeout(timer)
    }
  }, [list, query, newest])
}

/** The first line that stands in view; lines that are folded away have no place. They stand in order, so that halving finds it. */
function topmost(list: HTMLElement): HTMLElement | null {
  const lines = [...list.querySelectorAll<HTMLElement>('[data-n]')].filter((line) => line.parentElement?.closest('details:not([open])') === null)
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.getBoundingClientRect().bottom ?? 0) < TOP) low = middle + 1
    else high = middle
  }
  return lines[low] ?? null
}

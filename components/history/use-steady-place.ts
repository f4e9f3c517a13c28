import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Document } from '#domain/richtext/document.ts'

/** A block and how far under the top of the window it begins. */
type Seen = { id: string; top: number }

/** So many blocks are remembered: the first of them that is still there holds the place. */
const REMEMBERED = 8

/**
 * Keeps the text in its place while one steps from revision to revision: the block that one reads stays where it is on the
 * screen, whatever grows or shrinks above it. At the top of the document one stays at the top.
 */
export function useSteadyPlace(canvas: RefObject<HTMLElement | null>, document: Document): void {
  const seen = useRef<Seen[]>([])
  const present = useRef(document)

  // After each time that the text was shown anew, before the screen is drawn.
  useLayoutEffect(() => {
    present.current = document
    const blocks = blocksOf(canvas.current, document)
    const held = seen.current.find(({ id }) => blocks.has(id))
    const element = held && blocks.get(held.id)
    if (held && element) window.scrollBy({ top: element.getBoundingClientRect().top - held.top, behavior: 'instant' })
    seen.current = seenOf(blocks)
  })

  useEffect(() => {
    const remember = () => {
      seen.current = seenOf(blocksOf(canvas.current, present.current))
    }
    remember()
    addEventListener('scroll', remember, { passive: true })
    addEventListener('resize', remember)
    return () => {
      removeEventListener('scroll', remember)
      removeEventListener('resize', remember)
    }
  }, [canvas])
}

/**
 * The elements of the blocks. The renderer of bodies shows each block as one element in its order, and marks none with its
 * id; what was removed belongs to no block.
 */
function blocksOf(canvas: HTMLElement | null, document: Document): Map<string, Element> {
  const elements = [...(canvas?.querySelector('.text')?.children ?? [])]
    .flatMap((element) => (element.classList.contains('exec') ? [...element.children] : [element]))
    .filter((element) => !element.hasAttribute('data-gone'))
  const shown = document.content.filter((block) => block.type !== 'heading' || (block.content ?? []).length > 0)
  return new Map(shown.flatMap((block, at) => (elements[at] ? [[block.attrs.id, elements[at]] as const] : [])))
}

/** Those that one has before one, from the first that is in view; none at the top of the document. */
function seenOf(blocks: ReadonlyMap<string, Element>): Seen[] {
  if (window.scrollY === 0) return []
  const all = [...blocks]
  const first = all.findIndex(([, element]) => element.getBoundingClientRect().bottom > LINE)
  return first < 0 ? [] : all.slice(first, first + REMEMBERED).map(([id, element]) => ({ id, top: element.getBoundingClientRect().top }))
}

/** Under the bar with the slider, which stays in view. */
const LINE = 140

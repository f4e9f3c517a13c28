'use client'

import { useEffect } from 'react'

/** Words about the text, which nobody means who copies the text. */
const ABOUT = '.tag, .sign, .gone-note, .fold, .around, .departed, details:not([open]) > :not(summary)'
const NEWER = 'del, .gone, .blk.removed, .pair.removed, .older'
const OLDER = 'ins, .blk.added, .pair.added, .newer, .merged'
const narrow = '(max-width: 820px)'

/**
 * Whatever is copied out of a comparison reads as one of its sides: without what was removed, or, where one began in the
 * older's column, without what was added. A selection within what was removed alone is copied as it is.
 */
export function CleanCopy() {
  useEffect(() => {
    document.addEventListener('copy', copied)
    return () => document.removeEventListener('copy', copied)
  }, [])
  return null
}

function copied(event: ClipboardEvent): void {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !event.clipboardData) return
  const range = selection.getRangeAt(0)
  const within = elementOf(range.commonAncestorContainer)
  if (!within?.closest('#document') || within.closest('del, .removed, .tag')) return
  const side = elementOf(range.startContainer)?.closest('.older') ? OLDER : NEWER
  const hidden = matchMedia(narrow).matches ? '.pair:has(> .merged) > .newer' : '.merged'

  const text = document.createElement('div')
  text.append(range.cloneContents())
  for (const other of text.querySelectorAll(`${ABOUT}, ${side}, ${hidden}`)) other.remove()
  for (const mark of text.querySelectorAll('ins, del, mark.f')) mark.replaceWith(...mark.childNodes)
  event.clipboardData.setData('text/html', text.innerHTML)
  event.clipboardData.setData('text/plain', plain(text))
  event.preventDefault()
}

/** A text without its elements: blocks apart, items and rows in lines, cells with tabs between them. */
function plain(text: Element): string {
  for (const line of text.querySelectorAll('br')) line.replaceWith('\n')
  for (const cell of text.querySelectorAll('td, th')) if (cell.nextElementSibling) cell.append('\t')
  for (const line of text.querySelectorAll('li, tr')) line.append('\n')
  for (const block of text.querySelectorAll('p, h2, h3, h4, figcaption')) block.append('\n\n')
  return (text.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim()
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { BOUNDS } from '#domain/richtext/schema.ts'

/** A table as readers see it: its number and caption above, and a box of its own to scroll in. The caption is typed in place. */
export function tableView(first: Node, view: EditorView, getPos: () => number | undefined, mayWrite: () => boolean): NodeView {
  let node = first
  const figure = document.createElement('figure')
  const top = document.createElement('figcaption')
  const number = document.createElement('span')
  const caption = document.createElement('input')
  const scroll = document.createElement('div')
  const table = document.createElement('table')
  const rows = document.createElement('tbody')

  figure.className = 'table'
  top.contentEditable = 'false'
  number.className = 'n-t'
  caption.className = 'caption'
  caption.maxLength = BOUNDS.caption
  caption.placeholder = 'Caption'
  caption.setAttribute('aria-label', 'Caption of the table')
  scroll.className = 'scroll'
  figure.append(top, scroll)
  top.append(number, caption)
  scroll.append(table)
  table.append(rows)

  const show = () => {
    if (caption.value !== node.attrs.caption) caption.value = String(node.attrs.caption)
    caption.readOnly = !mayWrite()
    // Whether the first row is one of headings decides how it is set, as in the reader's page.
    table.toggleAttribute('data-head', everyCell(node.child(0)))
  }
  caption.addEventListener('input', () => {
    const position = getPos()
    if (position !== undefined && mayWrite()) view.dispatch(view.state.tr.setNodeAttribute(position, 'caption', caption.value))
  })
  caption.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    view.focus()
  })
  show()

  return {
    dom: figure,
    contentDOM: rows,
    update(next) {
      if (next.type !== node.type) return false
      node = next
      show()
      return true
    },
    stopEvent: (event) => event.target === caption,
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !rows.contains(mutation.target),
  }
}

function everyCell(row: Node): boolean {
  for (let index = 0; index < row.childCount; index++) if (row.child(index).type.name !== 'tableHeader') return false
  return true
}

import { mergeAttributes } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Plugin } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { attributeRules } from '#domain/richtext/schema.ts'
import { rule } from './blocks.ts'
import { isRemote } from './remote.ts'
import { tableView } from './table-view.ts'

const flow = '(paragraph | bulletList | orderedList)+'

function span(name: 'colspan' | 'rowspan') {
  return {
    default: 1,
    validate: rule(name),
    parseHTML: (element: HTMLElement) => {
      const value = Number(element.getAttribute(name) ?? 1)
      return attributeRules[name]?.(value) ? value : 1
    },
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
  }
}

const spans = () => ({ colspan: span('colspan'), rowspan: span('rowspan') })

/** A table with a caption. Columns find their own widths: nothing of how it looks is stored. */
export const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      caption: {
        default: '',
        validate: rule('caption'),
        parseHTML: (element) => {
          const caption = element.querySelector('caption')?.textContent?.trim() ?? ''
          return attributeRules.caption?.(caption) ? caption : ''
        },
        rendered: false,
      },
    }
  },

  parseHTML() {
    return [{ tag: 'table' }, { tag: 'caption', ignore: true }, { tag: 'colgroup', ignore: true }]
  },

  renderHTML({ node, HTMLAttributes }) {
    const caption = String(node.attrs.caption)
    return ['table', mergeAttributes(HTMLAttributes), ...(caption ? [['caption', {}, caption]] : []), ['tbody', 0]]
  },

  addNodeView() {
    return ({ node, view, getPos, editor }) => tableView(node, view, getPos, () => editor.isEditable)
  },

  addProseMirrorPlugins() {
    const { appendTransaction, ...editing } = tableEditing().spec
    return [
      new Plugin({
        ...editing,
        // A table that a colleague is changing is mended at the colleague's: two who mend would double cells.
        appendTransaction(transactions, before, after) {
          return transactions.some(isRemote) ? null : appendTransaction?.call(this, transactions, before, after)
        },
      }),
    ]
  },
})

export const Row = TableRow.extend({ content: '(tableCell | tableHeader)+' })
export const Cell = TableCell.extend({ content: flow, addAttributes: spans })
export const HeaderCell = TableHeader.extend({ content: flow, addAttributes: spans })

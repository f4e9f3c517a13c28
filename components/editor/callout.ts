import { mergeAttributes, Node } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Tone } from '#domain/richtext/document.ts'
import { attributeRules } from '#domain/richtext/schema.ts'
import { rule } from './blocks.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Sets the selected paragraphs and lists apart, or takes the call-out away around them. */
      toggleCallout: () => ReturnType
      /** Changes the label or the tone of the call-out around the caret. */
      setCallout: (attributes: { label?: string; tone?: Tone }) => ReturnType
    }
  }
}

const taken = (name: string, value: string | null, otherwise: string) => (attributeRules[name]?.(value) ? value : otherwise)

/** A passage set apart, with a label of one's own and a tone. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,

  addAttributes() {
    return {
      label: {
        default: '',
        validate: rule('label'),
        parseHTML: (element) => taken('label', element.getAttribute('data-label'), ''),
        renderHTML: ({ label }) => ({ 'data-label': label, ...(label && { 'aria-label': label }) }),
      },
      tone: {
        default: 'note',
        validate: rule('tone'),
        parseHTML: (element) => taken('tone', element.getAttribute('data-tone'), 'note'),
        renderHTML: ({ tone }) => ({ 'data-tone': tone }),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'aside.callout' }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['aside', mergeAttributes({ class: 'callout', role: 'note' }, HTMLAttributes), 0]
  },

  addCommands() {
    return {
      toggleCallout:
        () =>
        ({ commands, state, editor }) => {
          if (!editor.isActive('callout')) return commands.wrapIn('callout')
          const { $from } = state.selection
          for (let depth = $from.depth; depth > 0; depth--) {
            const node = $from.node(depth)
            if (node.type.name !== 'callout') continue
            const from = $from.before(depth)
            return commands.command(({ tr, dispatch }) => {
              if (!dispatch) return true
              tr.replaceWith(from, from + node.nodeSize, node.content)
              tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(from + 1, $from.pos - 1))))
              return true
            })
          }
          return false
        },
      setCallout:
        (attributes) =>
        ({ commands }) =>
          commands.updateAttributes('callout', attributes),
    }
  },

  addKeyboardShortcuts() {
    return {
      'Mod-Alt-c': () => this.editor.commands.toggleCallout(),
      // An empty last line, and Enter: out of the call-out, as in a list.
      Enter: () =>
        this.editor.commands.command(({ tr, state, dispatch }) => {
          const { $from, empty } = state.selection
          const last = $from.depth >= 2 && $from.node(-1).type === this.type && $from.index(-1) === $from.node(-1).childCount - 1
          if (!empty || !last || $from.parent.content.size > 0 || $from.node(-1).childCount < 2) return false
          const paragraph = state.schema.nodes.paragraph?.create()
          if (!dispatch || !paragraph) return paragraph !== undefined
          const after = $from.after(-1)
          tr.insert(after, paragraph).delete($from.before(), $from.after())
          tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(after, -1) + 1))).scrollIntoView()
          return true
        }),
      Backspace: () => {
        const { $from, empty } = this.editor.state.selection
        const first = $from.depth >= 2 && $from.node(-1).type === this.type && $from.index(-1) === 0
        return empty && first && $from.parentOffset === 0 && $from.parent.type.name === 'paragraph' ? this.editor.commands.toggleCallout() : false
      },
    }
  },
})

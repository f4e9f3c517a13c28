import { Blockquote } from '@tiptap/extension-blockquote'
import { Heading } from '@tiptap/extension-heading'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { attributeRules } from '#domain/richtext/schema.ts'

const flow = 'paragraph (paragraph | bulletList | orderedList)*'

/** Section, subsection and minor heading. Their numbers are computed and never typed. */
export const SectionHeading = Heading.extend({
  addAttributes() {
    return { level: { default: 2, rendered: false, validate: rule('level') } }
  },
  parseHTML() {
    // A title of a pasted page is a section here, and what lies deeper than our levels stays a heading.
    return ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, index) => ({ tag, attrs: { level: Math.min(Math.max(index + 1, 2), 4) } }))
  },
}).configure({ levels: [2, 3, 4] })

export const Dots = BulletList.configure({ HTMLAttributes: { class: 'dots' } })

export const Steps = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        validate: rule('start'),
        parseHTML: (element) => {
          const start = Number(element.getAttribute('start') ?? 1)
          return attributeRules.start?.(start) ? start : 1
        },
      },
    }
  },
}).configure({ HTMLAttributes: { class: 'steps' } })

export const Item = ListItem.extend({ content: flow })

export const Quotation = Blockquote.extend({
  content: 'paragraph+',
  renderHTML({ HTMLAttributes }) {
    return ['figure', { class: 'quote long' }, ['blockquote', HTMLAttributes, 0]]
  },
})

/** A check of one attribute, as the domain states it. */
export function rule(name: string) {
  return (value: unknown) => {
    if (!attributeRules[name]?.(value)) throw new RangeError(`Invalid ${name}`)
  }
}

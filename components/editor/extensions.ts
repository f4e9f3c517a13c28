import { Extension, type Extensions, Node } from '@tiptap/core'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import { StarterKit } from '@tiptap/starter-kit'
import { Dots, Item, Quotation, SectionHeading, Steps } from './blocks.ts'
import { Callout } from './callout.ts'
import { Link } from './link.ts'
import { StableIds } from './stable-ids.ts'
import { CaptionedTable, Cell, HeaderCell, Row } from './tables.ts'

const oneOfTwo = 'superscript subscript'

/**
 * The body: what can be written and how it is typed. The schema it makes is the domain's, node by node; a test holds
 * them together. Undo is left to the shared draft, and no empty paragraph is ever added at the end, since opening a
 * draft must not change it.
 */
export function bodyExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      bulletList: false,
      orderedList: false,
      listItem: false,
      blockquote: false,
      link: false,
      codeBlock: false,
      undoRedo: false,
      trailingNode: false,
      dropcursor: { color: false, class: 'drop' },
    }),
    SectionHeading,
    Dots,
    Steps,
    Item,
    Quotation,
    Callout,
    CaptionedTable,
    Row,
    Cell,
    HeaderCell,
    Superscript.extend({ excludes: oneOfTwo }),
    Subscript.extend({ excludes: oneOfTwo }),
    Link,
    StableIds,
  ]
}

/** The standfirst: plain text, one paragraph. Two appear only when two people begin it at the same moment; both are kept. */
export function standfirstExtensions(onward: () => boolean): Extensions {
  return [
    Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
    Node.create({
      name: 'paragraph',
      content: 'text*',
      marks: '',
      parseHTML: () => [{ tag: 'p' }],
      renderHTML: () => ['p', 0],
    }),
    Node.create({ name: 'text' }),
    Extension.create({
      name: 'onward',
      addKeyboardShortcuts: () => Object.fromEntries(['Enter', 'Shift-Enter', 'Mod-Enter'].map((key) => [key, onward])),
    }),
  ]
}

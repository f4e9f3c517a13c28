import { Mark } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { isSafeUrl } from '#domain/richtext/url.ts'
import { rule } from './blocks.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    reportLink: {
      /** Links the selection. Refuses what `isSafeUrl` refuses. */
      setReportLink: (href: string) => ReturnType
      unsetReportLink: () => ReturnType
    }
  }
}

/** A link to the web, an address, a page of ours or a place in the report. Nothing but its `href` is kept. */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,

  addAttributes() {
    return { href: { isRequired: true, validate: rule('href'), parseHTML: (element) => element.getAttribute('href') } }
  },

  parseHTML() {
    return [{ tag: 'a[href]', getAttrs: (element) => (isSafeUrl(element.getAttribute('href') ?? '') ? null : false) }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['a', isSafeUrl(String(HTMLAttributes.href)) ? HTMLAttributes : {}, 0]
  },

  addCommands() {
    return {
      setReportLink:
        (href) =>
        ({ chain }) =>
          isSafeUrl(href) && chain().extendMarkRange('link').setMark('link', { href }).run(),
      unsetReportLink:
        () =>
        ({ chain }) =>
          chain().extendMarkRange('link').unsetMark('link').run(),
    }
  },

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('linkOnPaste'),
        props: {
          // An address pasted over words links them.
          handlePaste(view, event) {
            const text = event.clipboardData?.getData('text/plain').trim() ?? ''
            if (view.state.selection.empty || !/^(https?:\/\/|mailto:)/i.test(text) || !isSafeUrl(text)) return false
            return editor.commands.setReportLink(text)
          },
        },
      }),
    ]
  },
})

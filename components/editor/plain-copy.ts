import type * as Y from 'yjs'
import { BODY, STANDFIRST } from '#domain/drafts/fragments.ts'

type Node = Y.XmlElement | Y.XmlText | Y.XmlFragment

/** A draft as text, to copy or to download when it may not be written any more. Headings keep their hash signs. */
export function plainCopy(document: Y.Doc): string {
  const lines = [linesOf(document.getXmlFragment(STANDFIRST)), linesOf(document.getXmlFragment(BODY))].flat()
  return `${lines.join('\n\n')}\n`
}

/** The lines of a part of a draft, one a paragraph or heading. */
export function linesOf(node: Node): string[] {
  if ('toDelta' in node) return []
  const own = textOf(node)
  if (own !== null) {
    const level = 'nodeName' in node && node.nodeName === 'heading' ? Number(node.getAttribute('level') ?? 2) : 0
    return own === '' ? [] : [level ? `${'#'.repeat(level)} ${own}` : own]
  }
  return node.toArray().flatMap((child) => linesOf(child as Node))
}

/** The words of a paragraph or heading; null for what holds blocks. */
function textOf(node: Y.XmlElement | Y.XmlFragment): string | null {
  const children = node.toArray() as Node[]
  if (!children.some((child) => 'toDelta' in child)) return null
  return children
    .map((child) =>
      'toDelta' in child
        ? child
            .toDelta()
            .map((run: { insert: unknown }) => (typeof run.insert === 'string' ? run.insert : ''))
            .join('')
        : '\n',
    )
    .join('')
}

/** Hands a text to the person as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

import type { Inline, Mark } from '../richtext/document.ts'
import { plainText } from '../richtext/sections.ts'

/** Words without marks, as a paragraph holds them. */
export const words = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }])

/** Words of which some stand in bold, written between two asterisks each way. */
export function starred(text: string): Inline[] {
  if (!text.includes('**')) return words(text)
  const parts = text.split(/\*\*(?=\S)([^*]{1,300})(?<=\S)\*\*/)
  return parts.flatMap((part, at): Inline[] => (at % 2 === 0 ? words(part) : [{ type: 'text', text: part, marks: [{ type: 'bold' }] }]))
}

/** The part of a row of inline nodes between two places of its plain text, without space at its ends. */
export function sliced(inline: readonly Inline[], from: number, to: number): Inline[] {
  const part: Inline[] = []
  let at = 0
  for (const node of inline) {
    const length = node.type === 'text' ? node.text.length : 1
    if (at >= to) break
    if (node.type !== 'text') {
      if (at >= from) part.push(node)
    } else if (at + length > from) {
      const text = node.text.slice(Math.max(0, from - at), to - at)
      if (text !== '') part.push({ ...node, text })
    }
    at += length
  }
  return trimmed(part)
}

function trimmed(part: Inline[]): Inline[] {
  while (part.length > 0) {
    const first = part[0]
    const text = first?.type === 'text' ? first.text.trimStart() : ''
    if (first?.type === 'text' && text !== '') {
      part[0] = { ...first, text }
      break
    }
    part.shift()
  }
  while (part.length > 0) {
    const last = part.at(-1)
    const text = last?.type === 'text' ? last.text.trimEnd() : ''
    if (last?.type === 'text' && text !== '') {
      part[part.length - 1] = { ...last, text }
      break
    }
    part.pop()
  }
  return part
}

/** The same words with the first `length` characters in bold. */
export function withBoldLabel(inline: readonly Inline[], length: number): Inline[] {
  if (length === 0) return [...inline]
  const marked: Inline[] = []
  let at = 0
  for (const node of inline) {
    const size = node.type === 'text' ? node.text.length : 1
    const inside = Math.min(size, Math.max(0, length - at))
    if (node.type !== 'text' || inside === 0) marked.push(node)
    else {
      marked.push({ ...node, text: node.text.slice(0, inside), marks: bold(node.marks ?? []) })
      if (inside < size) marked.push({ ...node, text: node.text.slice(inside) })
    }
    at += size
  }
  return marked
}

function bold(marks: Mark[]): Mark[] {
  if (marks.some(({ type }) => type === 'bold' || type === 'code')) return marks
  const link = marks.filter(({ type }) => type === 'link')
  return [...link, { type: 'bold' }, ...marks.filter(({ type }) => type !== 'link')]
}

const domain =
  /(?<![\p{L}\p{N}@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|org|net|edu|gov|info|news|media|int|eu|uk|us|ch|de|fr|it|jp|cn|ca|au)(?:\/[\p{L}\p{N}/_.~%-]{0,200}[\p{L}\p{N}/])?(?![\p{L}\p{N}@-])/gu

/** The same words, with the addresses of sites that stand in them as links. */
export function withLinks(inline: readonly Inline[]): Inline[] {
  return inline.flatMap((node): Inline[] => {
    if (node.type !== 'text' || node.marks?.some(({ type }) => type === 'link' || type === 'code')) return [node]
    const parts: Inline[] = []
    let at = 0
    for (const found of node.text.matchAll(domain)) {
      if (found.index > at) parts.push({ ...node, text: node.text.slice(at, found.index) })
      parts.push({ type: 'text', text: found[0], marks: [{ type: 'link', attrs: { href: `https://${found[0]}` } }, ...(node.marks ?? [])] })
      at = found.index + found[0].length
    }
    return at === 0 ? [node] : at < node.text.length ? [...parts, { ...node, text: node.text.slice(at) }] : parts
  })
}

/** The words of a title with their marks, in another case. */
export function recased(inline: readonly Inline[], cased: string): Inline[] {
  if (plainText({ content: [...inline] }).length !== cased.length) return [...inline]
  let at = 0
  return inline.map((node) => {
    const from = at
    at += node.type === 'text' ? node.text.length : 1
    return node.type === 'text' ? { ...node, text: cased.slice(from, at) } : node
  })
}

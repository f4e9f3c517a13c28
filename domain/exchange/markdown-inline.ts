import type { MarkdownIt, Token } from 'markdown-it'
import type { Inline, Mark } from '../richtext/document.ts'
import { marks } from '../richtext/schema.ts'
import { isSafeUrl } from '../richtext/url.ts'

/** A paragraph with more signs than this is not written in Markdown, and is read as plain words. */
const MOST = { signs: 2_000, brackets: 300 }

type MarkName = Mark['type']
const order = Object.keys(marks)
const opened: Record<string, MarkName> = { strong_open: 'bold', em_open: 'italic', s_open: 'strike' }
const closed: Record<string, MarkName> = { strong_close: 'bold', em_close: 'italic', s_close: 'strike', link_close: 'link' }
const tags: Record<string, MarkName> = {
  sup: 'superscript',
  sub: 'subscript',
  u: 'underline',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strike',
  del: 'strike',
}

/** The words of one Markdown block with their marks. A link that may lead nowhere keeps its words. */
export function inlineOf(parser: MarkdownIt, source: string): Inline[] {
  if (count(source, /[<>`*_~\\&]/g) > MOST.signs || count(source, /\[/g) > MOST.brackets) return plainInline(source, [])
  const tokens: Token[] = []
  parser.inline.parse(source, parser, {}, tokens)
  const active = new Map<MarkName, Mark>()
  const inline: Inline[] = []
  for (const token of tokens) {
    const opens = opened[token.type]
    const closes = closed[token.type]
    if (opens && opens !== 'link') active.set(opens, { type: opens })
    else if (closes) active.delete(closes)
    else if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '')
      if (isSafeUrl(href)) active.set('link', { type: 'link', attrs: { href } })
    } else if (token.type === 'softbreak') append(inline, ' ', active)
    else if (token.type === 'hardbreak') inline.push({ type: 'hardBreak' })
    else if (token.type === 'code_inline') append(inline, token.content, new Map([['code', { type: 'code' }]]))
    else if (token.type === 'html_inline') applyTag(inline, token.content, active)
    else append(inline, token.content, active)
  }
  return inline
}

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0

/** Words with the same marks throughout; a line's end is a line break. */
export function plainInline(text: string, given: Mark[]): Inline[] {
  const lines = text.replace(/\n$/, '').split('\n')
  return lines.flatMap((line, at): Inline[] => [
    ...(at > 0 ? [{ type: 'hardBreak' } as const] : []),
    ...(line === '' ? [] : [{ type: 'text' as const, text: line, ...(given.length > 0 && { marks: given }) }]),
  ])
}

function applyTag(inline: Inline[], source: string, active: Map<MarkName, Mark>): void {
  const [, slash, name = ''] = /^<(\/?)([a-z]{1,6})\s{0,4}\/?>$/i.exec(source) ?? []
  const mark = tags[name.toLowerCase()]
  if (name.toLowerCase() === 'br') inline.push({ type: 'hardBreak' })
  else if (!mark || mark === 'link') append(inline, source, active)
  else if (slash) active.delete(mark)
  else {
    if (mark === 'superscript' || mark === 'subscript') for (const other of ['superscript', 'subscript'] as const) active.delete(other)
    active.set(mark, { type: mark })
  }
}

function append(inline: Inline[], raw: string, active: Map<MarkName, Mark>): void {
  const text = raw.toWellFormed().replace(/[^\P{Cc}\t]/gu, ' ')
  if (text === '') return
  const given = [...active.values()].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
  const last = inline.at(-1)
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(given)) last.text += text
  else inline.push({ type: 'text', text, ...(given.length > 0 && { marks: given }) })
}

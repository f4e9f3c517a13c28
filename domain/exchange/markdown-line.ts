import { type Inline, type Mark, unreachable } from '../richtext/document.ts'
import { type Nested, nested } from './nested-marks.ts'
import { hrefOutside } from './taken-edition.ts'

/** Where a line stands: a paragraph may have several lines, a heading and a cell have one. */
export type LinePlace = { address: string | null; place: 'paragraph' | 'heading' | 'cell' }

/**
 * A line of text in Markdown. Marks are written with signs where these are read as such, and else with tags, which mean
 * the same everywhere: "**bold**text" is bold, "**bold **text" is not.
 */
export function markdownLine(line: readonly Inline[] | undefined, where: LinePlace): string {
  const written = write(nested(line ?? []), where, { before: '', after: '' }).replace(/^[ \t]+|[ \t]+$/g, (edge) => entities(edge))
  const lines = written.split('\n').map((each) => (where.place === 'paragraph' ? harmlessStart(each) : each))
  return where.place === 'heading' ? lines.join(' ').replace(/#+$/, (signs) => `\\${signs}`) : lines.join('\n')
}

type Neighbours = { before: string; after: string }

function write(nodes: readonly Nested[], where: LinePlace, { before, after }: Neighbours): string {
  let text = ''
  for (const [at, node] of nodes.entries()) {
    const next = nodes[at + 1]
    const around = { before: text.at(-1) ?? before, after: next ? firstSign(next) : after }
    text += node.mark === null ? leaf(node.inline, where, next !== undefined && text !== '') : marked(node.mark, node.within, where, around)
  }
  return text
}

/** What stands first in the text of a node: a sign, as far as what stands before it is concerned. */
const firstSign = (node: Nested): string => (node.mark !== null ? '*' : node.inline.type === 'text' ? (node.inline.text[0] ?? '') : ' ')

function leaf(inline: Inline, { place }: LinePlace, inside: boolean): string {
  switch (inline.type) {
    case 'text':
      return escaped(inline.text, place)
    case 'hardBreak':
      return place === 'paragraph' && inside ? '\\\n' : '<br>'
    default:
      return unreachable(inline)
  }
}

function marked(mark: Mark, within: readonly Nested[], where: LinePlace, around: Neighbours): string {
  const inner = () => write(within, where, { before: '*', after: '*' })
  switch (mark.type) {
    case 'link': {
      const href = hrefOutside(mark.attrs.href, where.address) ?? mark.attrs.href
      const target = href.replace(/&(?=#?\w+;)/g, '&amp;')
      return `[${inner()}](${/[()]/.test(target) ? `<${target}>` : target})`
    }
    case 'bold':
      return signed('**', 'b', inner(), around)
    case 'italic':
      return signed('*', 'i', inner(), around)
    case 'strike':
      return signed('~~', 's', inner(), around)
    case 'underline':
      return `<u>${inner()}</u>`
    case 'superscript':
      return `<sup>${inner()}</sup>`
    case 'subscript':
      return `<sub>${inner()}</sub>`
    case 'code':
      return code(within.map((node) => (node.mark === null && node.inline.type === 'text' ? node.inline.text : ' ')).join(''), where)
    default:
      return unreachable(mark)
  }
}

const isSpace = (sign: string) => sign === '' || /\s/.test(sign)
const isSign = (sign: string) => /[\p{P}\p{S}]/u.test(sign)

/** Signs around a text, where CommonMark takes them for a mark; tags otherwise. */
function signed(sign: string, tag: string, inner: string, { before, after }: Neighbours): string {
  const first = inner[0] ?? ''
  const last = inner.at(-1) ?? ''
  const opens = !isSpace(first) && (!isSign(first) || isSpace(before) || isSign(before))
  const closes = !isSpace(last) && (!isSign(last) || isSpace(after) || isSign(after))
  const apart = ![before, after, first, last].some((one) => one === '*' || one === '~' || one === '_') && before !== '\\'
  return opens && closes && apart ? `${sign}${inner}${sign}` : `<${tag}>${inner}</${tag}>`
}

function code(text: string, { place }: LinePlace): string {
  const plain = place === 'cell' ? text.replaceAll('|', '\\|') : text
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const room = /^`|`$|^ .* $/.test(plain) ? ' ' : ''
  return `${fence}${room}${plain.replace(/\n/g, ' ')}${room}${fence}`
}

function escaped(text: string, place: LinePlace['place']): string {
  const safe = text
    .replace(/\n/g, ' ')
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/&(?=#?\w+;)/g, '&amp;')
  return place === 'cell' ? safe.replaceAll('|', '\\|') : safe
}

const entities = (spaces: string): string => [...spaces].map((space) => (space === '\t' ? '&#9;' : '&#32;')).join('')

/** A line whose beginning would make of it a heading, a list, a rule or a table. */
function harmlessStart(line: string): string {
  return line.replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=[\s-]|$)|[=|:])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

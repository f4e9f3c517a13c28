import type { Stored } from './upgrades.ts'

type Plain = Record<string, unknown>

/** Attributes whose values nobody reads. */
const silent = new Set(['id', 'level', 'start', 'tone', 'colspan', 'rowspan', 'href', 'src', 'type'])

/**
 * The words of a content whose schema is not known, in reading order, a line for each block. Takes for words what stands
 * as `text`, and any other attribute that is a string, so that one word too many is shown and none too few.
 */
export function plainLines({ standfirst, document }: Stored): string[] {
  const lines = [typeof standfirst === 'string' ? standfirst : '', ...linesOf(document)]
  return lines.flatMap((line) => line.split('\n')).filter((line) => line.trim() !== '')
}

function linesOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.some(isInline) ? [node.map((child) => wordsOf(child)).join('')] : node.flatMap(linesOf)
  if (!isPlain(node)) return typeof node === 'string' ? [node] : []
  return [...attributesOf(node), ...(typeof node.text === 'string' ? [node.text] : []), ...linesOf(node.content)]
}

/** What stands among words is words, too: a line of text is not torn where something unknown stands in it. */
function wordsOf(node: unknown): string {
  if (!isPlain(node)) return ''
  if (typeof node.text === 'string') return node.text
  const inside = [...attributesOf(node), ...linesOf(node.content)].join(' ')
  return inside === '' ? '\n' : inside
}

const attributesOf = ({ attrs }: Plain): string[] =>
  isPlain(attrs) ? Object.entries(attrs).flatMap(([name, value]) => (typeof value === 'string' && !silent.has(name) ? [value] : [])) : []

const isInline = (node: unknown) => isPlain(node) && typeof node.text === 'string'
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

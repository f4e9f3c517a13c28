import { readdirSync, readFileSync } from 'node:fs'
import { contentOf } from '#domain/exchange/content-of.ts'
import { readings, readManuscript } from '#domain/exchange/import-text.ts'
import type { Choices, Reading } from '#domain/exchange/reading.ts'
import type { Block, Content, ListItem } from '#domain/richtext/document.ts'
import type { plainText } from '#domain/richtext/sections.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)

/** A manuscript of the reference's shape, with its quirks. */
export const manuscript = readFileSync(new URL('manuscript.txt', fixtures), 'utf8')

/** The manuscripts of other shapes, each with the tree that is expected of it. */
export const others = readdirSync(new URL('manuscripts/', fixtures))
  .filter((name) => !name.endsWith('.tree'))
  .sort()
  .map((name) => ({
    name,
    text: readFileSync(new URL(`manuscripts/${name}`, fixtures), 'utf8'),
    tree: new URL(`manuscripts/${name.replace(/\.\w+$/, '')}.tree`, fixtures).pathname,
  }))

/** Ids that count: b1, b2… */
export function counting(sign = 'b'): () => string {
  let count = 0
  return () => `${sign}${++count}`
}

/** Reads as one report, with what comes of it unasked. */
export function read(text: string, choices: Choices = {}): Reading & { content: Content } {
  const reading = readManuscript(text, counting())
  return { ...reading, content: contentOf(reading, choices, counting('c')) }
}

/** Every report of a text, and how its reading is written down. */
export const treesOf = (text: string): string => readings(text, counting()).map(treeOf).join('\n\n========\n\n')

function treeOf(reading: Reading): string {
  const { header, findings, from, to, format } = reading
  const content = contentOf(reading, {}, counting('c'))
  return [
    `lines ${from}-${to}, ${format}`,
    `tier: ${header.tier}`,
    `name: ${header.name}`,
    `category: ${header.category}`,
    `standfirst: ${content.standfirst}`,
    '',
    ...content.document.content.map(shown),
    '',
    ...findings.map(
      ({ kind, line, proposed, items, text }) => `? ${line} ${kind}${proposed ? `, ${proposed}` : ''}${items ? `, ${items} items` : ''}: ${text.slice(0, 60)}`,
    ),
  ].join('\n')
}

/** All of it left as it stands. */
export const leftAlone = (reading: Reading): Choices => Object.fromEntries(reading.findings.map(({ id }) => [id, 'leave']))

/** A manuscript around a body. */
export const around = (body: string) => `← All Sponsors\nFounding Partners\n\nDelta Air Lines\n\nAirline\n\nEXECUTIVE SUMMARY\n\nIn short.\n\n${body}`

/** The blocks after those that `around` makes itself. */
export const bodyOf = (body: string): Block[] => read(around(body)).content.document.content.slice(2)

/** A block in short: "## Title", "text", "[critical] Label: text", and a line for each item of a list. */
export function shown(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${marked(block)}`
    case 'paragraph':
      return marked(block)
    case 'bulletList':
    case 'orderedList':
      return block.content.map((item, at) => itemShown(item, block.type === 'orderedList' ? `${block.attrs.start + at}.` : '•', '')).join('\n')
    case 'callout':
      return `[${block.attrs.tone}] ${block.attrs.label}: ${block.content.map(shown).join(' / ')}`
    case 'blockquote':
      return `> ${block.content.map(shown).join(' / ')}`
    case 'table':
      return [
        `| ${block.attrs.caption}`,
        ...block.content.map((row) => `| ${row.content.map((cell) => cell.content.map(shown).join(' / ')).join(' | ')}`),
      ].join('\n')
    case 'horizontalRule':
      return '---'
  }
}

function itemShown({ content }: ListItem, sign: string, indent: string): string {
  return content
    .map((inner, at) => {
      if (inner.type === 'paragraph') return `${indent}${at === 0 ? sign : ' '} ${marked(inner)}`
      return inner.content.map((item, index) => itemShown(item, inner.type === 'orderedList' ? `${inner.attrs.start + index}.` : '•', `${indent}  `)).join('\n')
    })
    .join('\n')
}

/** The words of a block, with what is bold between asterisks and what is a link between brackets. */
function marked(block: Parameters<typeof plainText>[0]): string {
  return (block.content ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return ' / '
      const link = node.marks?.some(({ type }) => type === 'link') ? `[${node.text}]` : node.text
      return node.marks?.some(({ type }) => type === 'bold') ? `*${link}*` : link
    })
    .join('')
}

export const kinds = (text: string) => read(text).findings.map((finding) => finding.kind)

import { readFileSync } from 'node:fs'
import { readManuscript } from '#domain/exchange/import-text.ts'
import type { Block } from '#domain/richtext/document.ts'
import { plainText, textLines } from '#domain/richtext/sections.ts'

/** A manuscript of the reference's shape, with its quirks. */
export const manuscript = readFileSync(new URL('../../fixtures/manuscript.txt', import.meta.url), 'utf8')

/** Reads with ids that count: b1, b2… */
export function read(text: string) {
  let count = 0
  return readManuscript(text, () => `b${++count}`)
}

/** A manuscript around a body. */
export const around = (body: string) => `← All Sponsors\nFounding Partners\n\nDelta Air Lines\n\nAirline\n\nEXECUTIVE SUMMARY\n\nIn short.\n\n${body}`

/** The blocks after those that `around` makes itself. */
export const bodyOf = (body: string): Block[] => read(around(body)).content.document.content.slice(2)

/** A block as a short line: "## Title", "text", "• one • two". */
export function shown(block: Block): string {
  if (block.type === 'heading') return `${'#'.repeat(block.attrs.level)} ${plainText(block)}`
  if (block.type === 'bulletList') return block.content.map((item) => `• ${textLines({ type: 'doc', content: item.content }).join(' / ')}`).join(' ')
  return block.type === 'paragraph' ? plainText(block) : block.type
}

export const kinds = (text: string) => read(text).findings.map((finding) => finding.kind)

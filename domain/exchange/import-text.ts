import { readHeader } from './header.ts'
import { linesOf } from './manuscript.ts'
import { recognise } from './pieces.ts'
import { roughText } from './plain.ts'
import type { Notice, Reading } from './reading.ts'
import { isMarkdown, roughMarkdown } from './rough-markdown.ts'
import { reportStarts } from './split.ts'
import { spellingsOf } from './title-case.ts'

/**
 * Reads a manuscript of the reference's kind, in plain text or Markdown, as one report. Headings lose their typed
 * numbers; links back, the end mark and the footer are left out; every other word comes through once and in its order.
 * Whatever is uncertain is a finding.
 */
export function readManuscript(text: string, newId: () => string): Reading {
  const lines = linesOf(text)
  const [, second] = reportStarts(lines)
  return readReport({ lines, raw: rawLines(text), from: 0 }, newId, second === undefined ? [] : [['another-report', second + 1, lines[second] ?? '']])
}

/** Reads the reports of a manuscript, each by itself: more than one where several were pasted together. */
export function readings(text: string, newId: () => string): Reading[] {
  const lines = linesOf(text)
  const raw = rawLines(text)
  const starts = reportStarts(lines)
  return starts.map((from, at) => readReport({ lines: lines.slice(from, starts[at + 1]), raw: raw.slice(from, starts[at + 1]), from }, newId, []))
}

const rawLines = (text: string) => text.toWellFormed().split(/\r\n|[\n\r\u0085\u2028\u2029]/)

function readReport({ lines, raw, from }: { lines: string[]; raw: string[]; from: number }, newId: () => string, notices: [Notice, number, string][]): Reading {
  const format = isMarkdown(lines) ? 'markdown' : 'text'
  const { header, end } = readHeader(format === 'text' ? lines : lines.map((line) => line.replace(/^#{1,6} |\*\*/g, '')))
  const missing = (['tier', 'name', 'category'] as const).filter((part) => header[part] === null)
  const said: [Notice, number, string][] = missing.length > 0 ? [['header-incomplete', 1 + from, missing.join(', ')], ...notices] : notices
  const rough = format === 'text' ? roughText(lines, raw, end) : roughMarkdown(raw.slice(end).join('\n'), end + 1, newId)
  const placed = from === 0 ? rough : rough.map((part) => ('line' in part ? { ...part, line: part.line + from } : part))
  return { header, format, from: from + 1, to: from + lines.length, ...recognise(placed, header, spellingsOf(lines), newId, said) }
}

import { readFrontMatter } from './front-matter.ts'
import { type Header, readHeader } from './header.ts'
import { rawLinesOf, tidied } from './manuscript.ts'
import { recognise } from './pieces.ts'
import { roughText } from './plain.ts'
import type { Notice, Reading } from './reading.ts'
import { isMarkdown, roughMarkdown } from './rough-markdown.ts'
import { reportStarts } from './split.ts'
import { spellingsOf } from './title-case.ts'

type Lines = { lines: readonly string[]; raw: readonly string[]; from: number }

/**
 * Reads a manuscript of the reference's kind, in plain text or Markdown, as one report. Headings lose their typed
 * numbers; links back, the end mark and the footer are left out; every other word comes through once and in its order.
 * Whatever is uncertain is a finding.
 */
export function readManuscript(text: string, newId: () => string): Reading {
  const raw = rawLinesOf(text)
  const lines = tidied(raw)
  const [, second] = reportStarts(lines)
  return readReport({ lines, raw, from: 0 }, newId, second === undefined ? [] : [['another-report', second + 1, lines[second] ?? '']])
}

/** Reads the reports of a manuscript, each by itself: more than one where several were pasted together. */
export function readings(text: string, newId: () => string): Reading[] {
  const raw = rawLinesOf(text)
  const lines = tidied(raw)
  const starts = reportStarts(lines)
  if (starts.length === 1) return [readReport({ lines, raw, from: 0 }, newId, [])]
  return starts.map((from, at) => readReport({ lines: lines.slice(from, starts[at + 1]), raw: raw.slice(from, starts[at + 1]), from }, newId, []))
}

function readReport({ lines, raw, from }: Lines, newId: () => string, notices: [Notice, number, string][]): Reading {
  const marked = isMarkdown(lines)
  const { header, end } = (marked ? labelled(raw) : null) ?? readHeader(marked ? lines.map((line) => line.replace(/^#{1,6} |\*\*/g, '')) : lines)
  const missing = (['tier', 'name', 'category'] as const).filter((part) => header[part] === null)
  const said: [Notice, number, string][] = missing.length > 0 ? [['header-incomplete', 1 + from, missing.join(', ')], ...notices] : notices
  const body = marked ? roughMarkdown(raw.slice(end), end + 1, newId) : null
  const rough = body ?? roughText(lines, raw, end, marked)
  const placed = from === 0 ? rough : rough.map((part) => ('line' in part ? { ...part, line: part.line + from } : part))
  return {
    header,
    format: body ? 'markdown' : 'text',
    from: from + 1,
    to: from + lines.length,
    ...recognise(placed, header, spellingsOf(lines), newId, said),
  }
}

/** The header of a file that an edition was taken away as: its labels stand above the text, and its name again as title. */
function labelled(raw: readonly string[]): { header: Header; end: number } | null {
  const labels = readFrontMatter(raw)
  if (!labels) return null
  const part = (name: string) => labels.said.get(name) || null
  const header = { tier: part('tier'), name: part('title') ?? part('sponsor'), category: part('category') }
  const first = raw.findIndex((line, at) => at >= labels.end && line.trim() !== '')
  return { header, end: /^# \S/.test(raw[first] ?? '') ? first + 1 : labels.end }
}

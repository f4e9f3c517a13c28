import { ok, type Result, refuse } from '../result.ts'

/** The largest manuscript that is read: 5 MB. The reference report has 18 KB. */
export const MOST_BYTES = 5_000_000

export type NoManuscript =
  | { kind: 'empty-manuscript' }
  | { kind: 'manuscript-too-large'; bytes: number; most: number }
  | { kind: 'binary-manuscript'; format?: 'word' | 'pdf' | 'rich-text' }
  | { kind: 'not-utf8' }

/**
 * The text of a file's bytes: UTF-8, or UTF-16 that says so with its byte-order mark. Guesses no other encoding: a
 * wrong guess would lose letters. Refuses: empty-manuscript, manuscript-too-large, binary-manuscript (it holds a NUL,
 * or begins as the file of a word processor does), not-utf8.
 */
export function decodeManuscript(bytes: Uint8Array): Result<string, NoManuscript> {
  if (bytes.byteLength > MOST_BYTES) return refuse({ kind: 'manuscript-too-large', bytes: bytes.byteLength, most: MOST_BYTES })
  const begin = String.fromCharCode(...bytes.subarray(0, 8))
  const [, format] = formats.find(([sign]) => begin.startsWith(sign)) ?? []
  if (format) return refuse({ kind: 'binary-manuscript', format })
  const wide = begin.startsWith('\u00ff\u00fe') ? 'utf-16le' : begin.startsWith('\u00fe\u00ff') ? 'utf-16be' : null
  if (!wide && bytes.includes(0)) return refuse({ kind: 'binary-manuscript' })
  let text: string
  try {
    text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse({ kind: 'not-utf8' })
  }
  if (text.includes('\0')) return refuse({ kind: 'binary-manuscript' })
  return text.trim() === '' ? refuse({ kind: 'empty-manuscript' }) : ok(text)
}

/** How the files of word processors begin. */
const formats = [
  ['PK\u0003\u0004', 'word'],
  ['\u00d0\u00cf\u0011\u00e0', 'word'],
  ['%PDF', 'pdf'],
  ['{\\rtf', 'rich-text'],
] as const

/** The same for what comes as text already. */
export function checkManuscript(text: string): Result<string, NoManuscript> {
  return decodeManuscript(new TextEncoder().encode(text))
}

/** The lines of a manuscript as they came, the first at index 0. */
export function rawLinesOf(text: string): string[] {
  return (text.isWellFormed() ? text : text.toWellFormed()).split(/\r\n|[\n\r\u0085\u2028\u2029]/)
}

/**
 * The lines of a manuscript, the first at index 0. Byte-order marks, tabs, non-breaking spaces and control
 * characters count as space; a run of space is one space, and a line keeps none at its ends.
 */
export const linesOf = (text: string): string[] => tidied(rawLinesOf(text))

/** The same of lines that were parted already. */
export const tidied = (raw: readonly string[]): string[] => raw.map((line) => (line === '' ? line : line.replace(spaces, ' ').trim()))

const spaces = /[\p{Cc}\p{Zs}\uFEFF]+/gu

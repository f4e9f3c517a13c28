import { ok, type Result, refuse } from '../result.ts'

/** The largest manuscript that is read: 5 MB. The reference report has 18 KB. */
export const MOST_BYTES = 5_000_000

export type NoManuscript =
  | { kind: 'empty-manuscript' }
  | { kind: 'manuscript-too-large'; bytes: number; most: number }
  | { kind: 'binary-manuscript' }
  | { kind: 'not-utf8' }

/**
 * The text of a file's bytes. Guesses no encoding: what is not UTF-8 would lose letters.
 * Refuses: empty-manuscript, manuscript-too-large, binary-manuscript (it holds a NUL), not-utf8.
 */
export function decodeManuscript(bytes: Uint8Array): Result<string, NoManuscript> {
  if (bytes.byteLength > MOST_BYTES) return refuse({ kind: 'manuscript-too-large', bytes: bytes.byteLength, most: MOST_BYTES })
  if (bytes.includes(0)) return refuse({ kind: 'binary-manuscript' })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse({ kind: 'not-utf8' })
  }
  return text.trim() === '' ? refuse({ kind: 'empty-manuscript' }) : ok(text)
}

/** The same for what comes as text already. */
export function checkManuscript(text: string): Result<string, NoManuscript> {
  return decodeManuscript(new TextEncoder().encode(text))
}

/**
 * The lines of a manuscript, the first at index 0. Byte-order marks, tabs, non-breaking spaces and control
 * characters count as space; a run of space is one space, and a line keeps none at its ends.
 */
export function linesOf(text: string): string[] {
  return text
    .toWellFormed()
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[\p{Cc}\p{Zs}\uFEFF]+/gu, ' ').trim())
}

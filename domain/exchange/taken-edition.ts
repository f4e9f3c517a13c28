import type { Content } from '../richtext/document.ts'
import { isSafeUrl } from '../richtext/url.ts'

/** The accents of the tiers on paper. The sheet of the pages has the same under the same names. */
export const accents = { worldwide: '#00566b', founding: '#b02a15', official: '#2c6236', supporter: '#7d5200', past: '#545e64' } as const

/**
 * An edition as it is taken away: what its public page carries, under the labels that it was published under, and
 * nothing else. `address` is where it stays for ever; null where the server was not told how the world writes its name.
 */
export type TakenEdition = Content & {
  sponsor: string
  tier: { key: string; label: string }
  category: string
  /** "2.1" */
  number: string
  /** "2026-02-20" and "20 February 2026" */
  published: { iso: string; words: string }
  note: string
  address: string | null
  tone: keyof typeof accents
}

/** The forms that are text, and those that take a while to make. */
export type TextFormat = 'md' | 'txt' | 'json'
export type WrittenFormat = TextFormat | 'pdf' | 'docx' | 'png'

export const isText = (format: WrittenFormat): format is TextFormat => format === 'md' || format === 'txt' || format === 'json'

/** Where a link of a body leads from outside the site: pages of ours in full, or nowhere where their address is not known. */
export function hrefOutside(href: string, address: string | null): string | null {
  if (!isSafeUrl(href)) return null
  if (!/^[/#]/.test(href)) return href
  return address === null ? null : new URL(href, address).href
}

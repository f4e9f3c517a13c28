import { endsHeader } from './headings.ts'

/** What a manuscript says above its first heading. Null is what it does not say. */
export type Header = { tier: string | null; name: string | null; category: string | null }

const arrow = '(?:←|⟵|‹|«|<-|<)'
const backLink = new RegExp(`^${arrow}\\s*all sponsors\\b(?:\\s*[·•|–—-].*)?$`, 'i')
const footer = /^host city\s*[·•|].*$/i
const endMark = /^[\s*=_–—-]*end of report[\s*=_.–—-]*$/i

/** Lines that the page adds to a report: the links back to all sponsors and the footer. */
export const isLayout = (line: string): boolean => backLink.test(line) || footer.test(line)
export const isEndMark = (line: string): boolean => endMark.test(line)

/** The signs of a bullet. A dash or an asterisk is one only at the start of a list. */
export const bulletSign = /^[•●▪◦‣]\s*/
export const dashSign = /^[-–*]\s+/

/**
 * Reads the header: tier, name and category, each on a line of its own, in this order, with the tier left out at
 * times. `end` is the first line that belongs to the body.
 */
export function readHeader(lines: readonly string[]): { header: Header; end: number } {
  const found: { text: string; at: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (line === '' || isLayout(line) || (found.length === 0 && /^all sponsors$/i.test(line))) continue
    if (found.length === 3 || endsHeader(line) || isEndMark(line) || bulletSign.test(line) || isProse(line)) break
    found.push({ text: line, at })
  }
  const texts = found.map(({ text }) => text)
  const withTier = found.length === 3 || /\b(?:partners?|supporters?|suppliers?|sponsors?)\b/i.test(texts[0] ?? '')
  const [tier = null, name = null, category = null] = withTier ? texts : [null, ...texts]
  const used = withTier ? found : found.slice(0, 2)
  return { header: { tier, name, category }, end: (used.at(-1)?.at ?? -1) + 1 }
}

const isProse = (line: string) => line.length > 100 || (line.length > 50 && /[.!?]$/.test(line))

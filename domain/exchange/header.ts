import { endsHeader } from './headings.ts'
import { isCapitals, titleCase } from './title-case.ts'

/** What a manuscript says above its first heading. Null is what it does not say. */
export type Header = { tier: string | null; name: string | null; category: string | null }

const arrow = '(?:←|⟵|‹|«|<-|<)'
const backLink = new RegExp(`^(?:${arrow}\\s*(?:back to )?|back to )all sponsors\\b(?:\\s*[·•|–—-].*)?$`, 'i')
const loneBackLink = new RegExp(`^(?:${arrow}\\s*(?:back to )?|back to )all sponsors$`, 'i')
const footer = /^host city\s*[·•|].*$/i
const endMark = /^[\s*=_–—-]*end of report[\s*=_.–—-]*$/i

/** Lines that the page adds to a report: the links back to all sponsors and the footer. */
export const isLayout = (line: string): boolean => backLink.test(line) || footer.test(line)
/** A link back that stands alone, as it does above a header. */
export const isBackLink = (line: string): boolean => loneBackLink.test(line)
export const isEndMark = (line: string): boolean => endMark.test(line)

/** The signs of a bullet. A dash or an asterisk is one only at the start of a list. */
export const bulletSign = /^[•●▪◦‣·∙○■]\s*/
export const dashSign = /^[-–*]\s+/

const tierWords = /\b(?:partners?|supporters?|suppliers?|sponsors?|tier)\b/i

/** Whether a line is the name of a tier by its look: "Founding Partners". */
export const namesTier = (line: string): boolean =>
  line.length <= 60 && /^\p{Lu}.*\b(?:partners|supporters|suppliers|sponsors)$/iu.test(line) && !/^all sponsors$/i.test(line)

/**
 * Reads the header: tier, name and category, each on a line of its own, in this order, with the tier left out at
 * times; or behind their names, "Tier: …". `end` is the first line that belongs to the body.
 */
export function readHeader(lines: readonly string[]): { header: Header; end: number } {
  const found: { text: string; at: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (line === '' || isLayout(line) || (found.length === 0 && /^all sponsors$/i.test(line))) continue
    if (found.length === 3 || endsHeader(line) || isEndMark(line) || bulletSign.test(line) || isProse(line)) break
    found.push({ text: line, at })
  }
  const texts = found.map(({ text }) => text)
  const labelled = texts.map((text) => /^(tier|sponsor|name|company|category)\s{0,3}:\s{0,3}(\S.*)$/i.exec(text))
  if (labelled[0]) {
    const part = (...names: string[]) => labelled.find((match) => names.includes(match?.[1]?.toLowerCase() ?? ''))?.[2] ?? null
    const used = labelled.indexOf(null)
    return {
      header: { tier: part('tier'), name: part('sponsor', 'name', 'company'), category: part('category') },
      end: (found[(used === -1 ? found.length : used) - 1]?.at ?? -1) + 1,
    }
  }
  const withTier = tierWords.test(texts[0] ?? '') || (found.length === 3 && !namesTier(texts[1] ?? '') && !isCapitals(texts[2] ?? ''))
  const second = !tierWords.test(texts[0] ?? '') && namesTier(texts[1] ?? '')
  const [tier = null, name = null, category = null] = second ? [texts[1], texts[0], texts[2]] : withTier ? texts : [null, ...texts]
  const used = withTier || second ? found : found.slice(0, 2)
  return { header: { tier: tier && titleCase(tier), name, category: category && titleCase(category) }, end: (used.at(-1)?.at ?? -1) + 1 }
}

export const isProse = (line: string): boolean => line.length > 100 || (line.length > 50 && /[.!?]$/.test(line))

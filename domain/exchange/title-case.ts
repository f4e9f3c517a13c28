/** Words that stay small inside a title. */
const small = new Set('a an and as at but by for from in into nor of off on onto or over per so the to up via vs with yet'.split(' '))

/** Abbreviations of this field. What the manuscript's own text writes in capitals is added to them. */
const abbreviations = new Set(
  'AI AR B2B B2C CEO CFO CMO COO CTO ESG EU F1 FIFA GDP HR IOC IPC IPO KPI KPIS LA LA28 LLM MLB MLS NBA NBC NFL NOC OBS PR R&D ROI TV UEFA UK UN US USA USOPC VR II III IV'.split(
    ' ',
  ),
)

const wordPattern = /[\p{L}\p{N}]+(?:['’.&][\p{L}\p{N}]+)*/gu

/** How a manuscript's running text spells words that hold more than one capital: IOC, LA28, InBev. */
export type Spellings = ReadonlyMap<string, string>

/** Gathers how lines that are not written in capitals spell the words of the headings that are. */
export function spellingsOf(lines: readonly string[]): Spellings {
  const wanted = new Map<string, Map<string, number>>()
  for (const line of lines) if (line.length <= LONGEST_HEADING && isCapitals(line)) for (const [word] of line.matchAll(wordPattern)) wanted.set(word, new Map())
  if (wanted.size === 0) return new Map()
  for (const line of lines) {
    if (isCapitals(line)) continue
    for (const [word] of line.matchAll(wordPattern)) {
      const forms = wanted.get(word.toUpperCase())
      forms?.set(word, (forms.get(word) ?? 0) + 1)
    }
  }
  const spellings = new Map<string, string>()
  for (const [upper, forms] of wanted) {
    let best = ''
    for (const [form, times] of forms) if (times > (forms.get(best) ?? 0)) best = form
    if (/\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}/u.test(best)) spellings.set(upper, best)
  }
  return spellings
}

/** A heading is no longer than this. */
const LONGEST_HEADING = 150

/** Whether a line is written in capitals: some letters, and no small one. */
export function isCapitals(line: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line)
}

/**
 * A heading in capitals as a title: "LA28-SPECIFIC INITIATIVES & CONSIDERATIONS" is "LA28-Specific Initiatives &
 * Considerations". Names and abbreviations stay as the text spells them. Any other heading stays as it is.
 */
export function titleCase(heading: string, spellings: Spellings = new Map()): string {
  if (!isCapitals(heading)) return heading
  return heading.replace(wordPattern, (word, at: number) => {
    const before = heading.slice(0, at)
    const first = before.trim() === '' || /[:–—] $/.test(before)
    const joined = /[-/]$/.test(before)
    const own = spellings.get(word.toUpperCase())
    if (own) return own
    if (abbreviations.has(word)) return word === 'KPIS' ? 'KPIs' : word
    if (/^\d+(ST|ND|RD|TH|S)$/.test(word)) return word.toLowerCase()
    if (/^\d/.test(word) || /^(?:FY|Q|H)\d/.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return word
    if (!first && !joined && small.has(word.toLowerCase())) return word.toLowerCase()
    return word.charAt(0) + word.slice(1).toLowerCase()
  })
}

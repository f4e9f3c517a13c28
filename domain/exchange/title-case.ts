/** Words that stay small inside a title. */
const small = new Set('a an and as at but by for from in into nor of off on onto or over per so the to up via vs with yet'.split(' '))

/** Abbreviations of this field. What the manuscript's own text writes in capitals is added to them. */
const abbreviations = new Set(
  'AI AR AT&T B2B B2C BBDO BMW CEO CFO CHF CMO CNN COO COVID CTO DHL ESG ESPN EU F1 FIFA GDP HR IBM IOC IPC IPO KPI KPIS LA LA28 LLM MLB MLS NBA NBC NFL NOC NYSE OBS OMEGA P&G PR RMB R&D ROI SAP TV UEFA UK UN UPS US USA USD USOPC VR WNBA II III IV'.split(
    ' ',
  ),
)

/** Names that carry a capital inside or none at the start. What the manuscript's own text spells so is added to them. */
const names = new Set(
  "iPhone iPad iOS eBay YouTube TikTok LinkedIn PayPal FedEx McCann McDonald’s McDonald's NBCUniversal SoFi InBev AliExpress PyeongChang DeepMind OpenAI".split(
    ' ',
  ),
)
const spelledNames = new Map([...names].map((name) => [name.toUpperCase(), name]))

const wordPattern = /[\p{L}\p{N}]+(?:['’.&][\p{L}\p{N}]+)*/gu

/** How a manuscript's running text spells words that hold more than one capital: IOC, LA28, InBev. */
export type Spellings = ReadonlyMap<string, string>

/** Gathers how lines that are not written in capitals spell the words of the headings that are. */
export function spellingsOf(lines: readonly string[]): Spellings {
  const wanted = new Map<string, Map<string, number>>()
  for (const line of lines)
    if (wanted.size < MOST_WORDS && line.length <= LONGEST_HEADING && isCapitals(line))
      for (const [word] of line.matchAll(wordPattern)) wanted.set(word, new Map())
  if (wanted.size === 0) return new Map()
  for (const line of lines) {
    if (line === '' || isCapitals(line)) continue
    for (const word of line.match(wordPattern) ?? []) {
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

/** The headings of a report have fewer words than this. */
const MOST_WORDS = 3_000

/** A heading is no longer than this. */
const LONGEST_HEADING = 150

/** Whether a line is written in capitals: some letters, and no small one but in brackets and in names that have them. */
export function isCapitals(line: string): boolean {
  if (!/\p{Lu}.*\p{Lu}/u.test(line)) return false
  if (!/\p{Ll}/u.test(line)) return true
  if (line.length > LONGEST_HEADING) return false
  const bare = line.replace(/\([^()]{0,80}\)/g, '').replace(wordPattern, (word) => (names.has(word) ? '' : word))
  return !/\p{Ll}/u.test(bare) && (bare.match(/\p{Lu}/gu)?.length ?? 0) >= 4
}

/**
 * A heading in capitals as a title: "LA28-SPECIFIC INITIATIVES & CONSIDERATIONS" is "LA28-Specific Initiatives &
 * Considerations". Names and abbreviations stay as the text spells them. Any other heading stays as it is.
 */
export function titleCase(heading: string, spellings: Spellings = new Map()): string {
  if (!isCapitals(heading)) return heading
  const end = heading.search(/[^\p{L}\p{N}]*$/u)
  return heading.replace(wordPattern, (word, at: number) => {
    if (/\p{Ll}/u.test(word)) return word
    const before = heading.slice(0, at)
    const first = before.trim() === '' || /[:–—] $/.test(before) || at + word.length === end
    const joined = /[-/]$/.test(before)
    const own = spellings.get(word) ?? spelledNames.get(word)
    if (own) return own
    if (abbreviations.has(word)) return word === 'KPIS' ? 'KPIs' : word
    if (/^\d+(ST|ND|RD|TH|S)$/.test(word)) return word.toLowerCase()
    if (/^\d/.test(word) || /^(?:FY|Q|H)\d/.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return word
    if (!first && !joined && small.has(word.toLowerCase())) return word.toLowerCase()
    const [, prefix = '', rest = word] = /^((?:MC|[OD]['’])?)(\p{Lu}{3}.*)$/u.exec(word) ?? []
    return capitalised(prefix) + capitalised(rest)
  })
}

const capitalised = (word: string) => word.charAt(0) + word.slice(1).toLowerCase()

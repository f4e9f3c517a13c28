/** A text as it is compared, and where its places came from: `endOf` gives the end of what stands before a place. */
export type Folded = { text: string; startOf(place: number): number; endOf(place: number): number }

type Stretch = { at: number; length: number; from: number; to: number; plain: boolean }

/** What one sees nothing of: zero-width signs, soft hyphens, the mark of the byte order. */
const UNSEEN = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF'
const unseen = new RegExp(`[${UNSEEN}]`, 'g')
const signs: Record<string, string> = { '‘': "'", '’': "'", ʼ: "'", '“': '"', '”': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-' }
/** ASCII by the stretch; any other sign with what combines with it, and the parts of a Korean syllable together. */
const stretches = new RegExp(`[\\0-\\x7f]+(?![\\p{M}${UNSEEN}])|[\\u1100-\\u11ff]+|[\\s\\S][\\p{M}${UNSEEN}]*`, 'gu')
const plain = /^[\0-\x7f]+$/

/**
 * Folds a text so that what reads alike compares alike: compatibility forms (Unicode NFKC, so that the ligatures of a
 * PDF are letters), typographic quotes and dashes as typed ones, nothing that one does not see and, unless `exactCase`,
 * small letters.
 */
export function folded(text: string, exactCase: boolean): Folded {
  const known: Stretch[] = []
  let result = ''
  for (const { 0: source, index: from } of text.matchAll(stretches)) {
    const isPlain = plain.test(source)
    const made = cased(isPlain ? source : plainly(source), exactCase)
    known.push({ at: result.length, length: made.length, from, to: from + source.length, plain: isPlain })
    result += made
  }
  /** The stretch that holds the sign at this place. */
  const stretchAt = (place: number): Stretch | undefined => {
    let low = 0
    for (let high = known.length; low < high; ) {
      const half = (low + high) >> 1
      const { at, length } = known[half] as Stretch
      if (at + length > place) high = half
      else low = half + 1
    }
    return known[low]
  }
  const within = (stretch: Stretch, place: number) => stretch.from + place - stretch.at
  return {
    text: result,
    startOf(place) {
      const stretch = stretchAt(place)
      return !stretch ? text.length : stretch.plain ? within(stretch, place) : stretch.from
    },
    endOf(place) {
      const stretch = stretchAt(place - 1)
      return !stretch ? text.length : stretch.plain ? within(stretch, place) : stretch.to
    },
  }
}

/** The same without its places, which costs a tenth. */
export const foldedText = (text: string, exactCase: boolean): string => cased(plain.test(text) ? text : plainly(text), exactCase)

const plainly = (source: string): string =>
  source
    .replace(unseen, '')
    .normalize('NFKC')
    .replace(/[‘’ʼ“”‐‑‒–—]/g, (sign) => signs[sign] ?? sign)

/** In small letters; ß is ss, and the sigma that ends a Greek word is one like any other. */
const cased = (text: string, exactCase: boolean): string => (exactCase ? text : text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ'))

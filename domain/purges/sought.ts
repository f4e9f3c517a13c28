import { ok, type Result, refuse } from '../result.ts'
import { folded, foldedText } from './folded.ts'

/** Words that are to go, as somebody typed them. `exactCase`: only with these capitals; `whole`: not inside longer words. */
export type Wording = { words: string; exactCase: boolean; whole: boolean }

/** A stretch of a text, from its first sign to the one after its last. */
export type Range = { from: number; to: number }

/** What finds the words. */
export type Sought = {
  /** Where they stand in a text, in order, none upon another. */
  rangesIn(text: string): Range[]
  /** Whether an address or an id holds them, percent-encoded too, with any of - _ + for a space. */
  isInAddress(address: string): boolean
  /** What stands instead of them. No word of it is sought. */
  standIn: string
}

export type WordingRefusal =
  | { kind: 'words-missing' }
  | { kind: 'words-too-short'; least: number }
  | { kind: 'words-too-long'; most: number }
  | { kind: 'words-too-common' }

/** Fewer letters and digits name nothing; a sign of a script without letters counts as two. */
export const LEAST = 4
/** Signs: a private key with its first and last line fits. */
export const MOST = 8_000

/** Parts two blocks in a text that is made of several: only words with a line break reach over it. */
export const BOUNDARY = '\u2029'
/** Stands instead of the words. The second is for places too small for the first, and for when somebody purges "removed". */
export const STAND_INS = ['[removed]', '…'] as const

const common = new Set(
  'about after again also although always among another because been before being between both could does done during each either even every from further have having here however into itself just less like made make many more most much must only other over same shall should since some still such than that their them then there these they this those through under until upon very well were what when where which while will with within without would your'.split(
    ' ',
  ),
)
/** Whether a word is one of those that stand in every text. */
export const isCommon = (word: string): boolean => common.has(word.toLowerCase())

const counted = /\p{L}|\p{N}/gu
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * Reads what is to be purged. White space is folded: a space is any run of it within a block, a line break also reaches
 * from one block into the next. Refusals: words-missing, words-too-short, words-too-long, words-too-common.
 */
export function soughtWords({ words, exactCase, whole }: Wording): Result<Sought, WordingRefusal> {
  if (words.trim() === '') return refuse({ kind: 'words-missing' })
  if (words.length > MOST) return refuse({ kind: 'words-too-long', most: MOST })
  const wanted = foldedText(words, exactCase).trim()
  if ((wanted.match(counted) ?? []).reduce((sum, sign) => sum + (dense.test(sign) ? 2 : 1), 0) < LEAST) return refuse({ kind: 'words-too-short', least: LEAST })
  if (wanted.split(/\s+/).every(isCommon)) return refuse({ kind: 'words-too-common' })

  const edged = (source: string) => (whole ? `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])` : source)
  const inText = new RegExp(edged(wanted.split(/(\s+)/).map(spaced).join('')), 'gu')
  const inAddress = new RegExp(edged(escaped(joined(wanted))), 'u')
  const rangesIn = (text: string): Range[] => {
    // Most texts do not hold the words: where they would stand need not be known of those.
    if (foldedText(text, exactCase).search(inText) < 0) return []
    const { text: within, startOf, endOf } = folded(text, exactCase)
    return Array.from(within.matchAll(inText), ({ 0: found, index }) => ({ from: startOf(index), to: endOf(index + found.length) }))
  }
  return ok({
    rangesIn,
    isInAddress: (address) => readings(address).some((reading) => inAddress.test(joined(foldedText(reading, exactCase)))),
    standIn: rangesIn(STAND_INS[0]).length === 0 ? STAND_INS[0] : STAND_INS[1],
  })
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`)
const spaced = (part: string, at: number): string => (at % 2 === 0 ? escaped(part) : /[\n\r\u2028\u2029]/.test(part) ? '\\s+' : `[^\\S${BOUNDARY}]+`)
const joined = (text: string): string => text.replace(/[\s_+-]+/g, ' ')

/** An address as it stands, and with what is percent-encoded read, once and twice. */
export function readings(address: string): string[] {
  const once = decoded(address)
  return [...new Set([address, once, decoded(once)])]
}

const decoded = (address: string): string =>
  address.replace(/(?:%[0-9a-f]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs)
    } catch {
      return signs
    }
  })

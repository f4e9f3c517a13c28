/** A text cut into words and signs. White space belongs to none of them. `keys` are equal where the texts are. */
export type Tokens = { text: string; starts: number[]; ends: number[]; keys: number[] }

/** Stands for a line break in flat text; no text of a report can hold it. */
export const BREAK = '\u0000'

/*
 * In this order: scripts that are written without spaces, sign by sign; emoji with all their parts; words, with what joins them
 * (3,138 · cloud-based · company's · U.S.); any other sign with what combines with it.
 */
const spaceless = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const emoji = '\\p{RI}{2}|\\p{Extended_Pictographic}[\\p{M}\\p{EMod}]*(?:\\u200D\\p{Extended_Pictographic}[\\p{M}\\p{EMod}]*)*'
const letter = `(?:(?!${spaceless})[\\p{L}\\p{N}_]\\p{M}*)`
const pattern = new RegExp(`${spaceless}\\p{M}*|${emoji}|${letter}+(?:['’.,\\u2010\\u2011-]${letter}+)*|\\S[\\p{M}\\u200D]*`, 'uy')

/** Makes a cutter: texts cut by the same one have keys that can be compared. */
export function tokenizer(): (text: string) => Tokens {
  const known = new Map<string, number>()
  return (text) => {
    const tokens: Tokens = { text, starts: [], ends: [], keys: [] }
    for (let at = 0; at < text.length; ) {
      const end = tokenEnd(text, at)
      if (end === at) {
        at++
        continue
      }
      const token = text.slice(at, end)
      let key = known.get(token)
      if (key === undefined) {
        key = known.size
        known.set(token, key)
      }
      tokens.starts.push(at)
      tokens.ends.push(end)
      tokens.keys.push(key)
      at = end
    }
    return tokens
  }
}

const kinds = { space: 0, letter: 1, joiner: 2, sign: 3, beyond: 4 }
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  return /\s/.test(sign) ? kinds.space : /\w/.test(sign) ? kinds.letter : /['.,-]/.test(sign) ? kinds.joiner : kinds.sign
})
const kindAt = (text: string, at: number): number | undefined => ascii[text.charCodeAt(at)] ?? (at < text.length ? kinds.beyond : undefined)

/** Where the token ends that begins here; here where none does. Most text is ASCII, which needs no pattern; the pattern says what is right. */
function tokenEnd(text: string, start: number): number {
  const first = kindAt(text, start)
  if (first === kinds.space) return start
  let end = start
  if (first === kinds.letter) {
    do end++
    while (kindAt(text, end) === kinds.letter || (kindAt(text, end) === kinds.joiner && kindAt(text, end + 1) === kinds.letter))
    // A letter beyond ASCII may follow a sign that joins.
    if (kindAt(text, end) === kinds.joiner && kindAt(text, end + 1) === kinds.beyond) end++
  } else if (first !== kinds.beyond) end++
  if (end > start && kindAt(text, end) !== kinds.beyond) return end
  pattern.lastIndex = start
  return start + (pattern.exec(text)?.[0].length ?? 0)
}

/** Whether a sentence ends with the token at this place. */
export function endsSentence(tokens: Tokens, at: number): boolean {
  return ENDS.has(tokens.text[tokens.starts[at] ?? 0] ?? '')
}

const ENDS = new Set(['.', '!', '?', '…', '。', '！', '？', BREAK])

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
const pattern = new RegExp(`${spaceless}\\p{M}*|${emoji}|${letter}+(?:['’.,\\u2010\\u2011-]${letter}+)*|\\S[\\p{M}\\u200D]*`, 'gu')

/** Makes a cutter: texts cut by the same one have keys that can be compared. */
export function tokenizer(): (text: string) => Tokens {
  const known = new Map<string, number>()
  return (text) => {
    const tokens: Tokens = { text, starts: [], ends: [], keys: [] }
    for (const { 0: token, index } of text.matchAll(pattern)) {
      let key = known.get(token)
      if (key === undefined) {
        key = known.size
        known.set(token, key)
      }
      tokens.starts.push(index)
      tokens.ends.push(index + token.length)
      tokens.keys.push(key)
    }
    return tokens
  }
}

/** Whether a sentence ends with the token at this place. */
export function endsSentence(tokens: Tokens, at: number): boolean {
  const first = tokens.text[tokens.starts[at] ?? 0] ?? ''
  return /[.!?…。！？]/.test(first) || first === BREAK
}

import type { AtHand } from './at-hand.ts'

/** What a waiting manuscript is called: its file, or the words that it begins with; and when it came. */
export function nameOf({ file, bytes, at }: AtHand): string {
  const begin = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(bytes.subarray(0, 400))
  const words = begin
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/all sponsors/i.test(line))
    .slice(0, 2)
    .join(', ')
  const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(at)
  return `${file || (words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words) || 'A manuscript'} · ${when}`
}

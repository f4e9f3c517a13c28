import { describe, expect, it, test } from 'vitest'
import { LEAST, MOST, soughtWords, type Wording } from '#domain/purges/sought.ts'

const sought = (words: string, options: Partial<Wording> = {}) => {
  const found = soughtWords({ words, exactCase: false, whole: false, ...options })
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value
}
/** The stretches of a text that are found, as they stand in it. */
const found = (words: string, text: string, options: Partial<Wording> = {}) =>
  sought(words, options)
    .rangesIn(text)
    .map(({ from, to }) => text.slice(from, to))
const refusal = (words: string) => {
  const found = soughtWords({ words, exactCase: false, whole: false })
  return found.ok ? null : found.refusal
}

test.each([
  ['the same words', 'hunter2', 'The password is hunter2.', ['hunter2']],
  ['each time', 'boat', 'boat by boat', ['boat', 'boat']],
  ['other capitals', 'Hunter2', 'HUNTER2 and hunter2', ['HUNTER2', 'hunter2']],
  ['inside longer words', 'mann', 'Mannheim', ['Mann']],
  ['any white space', 'two  boats', 'two\u00a0boats, two\n\tboats', ['two\u00a0boats', 'two\n\tboats']],
  ['another normal form', 'Café Noir', 'Cafe\u0301 Noir', ['Cafe\u0301 Noir']],
  ['the ligatures of a PDF', 'confidential', 'con\ufb01dential', ['con\ufb01dential']],
  ['full-width signs', 'hunter2', 'ｈｕｎｔｅｒ２', ['ｈｕｎｔｅｒ２']],
  ['the sigma that ends a word', 'ΛΌΓΟΣ ΑΓΩΝ', 'Λόγος αγών λόγος αγων', ['λόγος αγων']],
  ['a sign with what combines with it behind one that is not seen', 'Café Noir', 'Cafe\u200b\u0301 Noir', ['Cafe\u200b\u0301 Noir']],
  ['signs that one does not see', 'hunter2', 'hun\u200bter\u00ad2', ['hun\u200bter\u00ad2']],
  ['typographic quotes and dashes', "O'Neil-Hart", 'O’Neil–Hart', ['O’Neil–Hart']],
  ['ß and ss', 'Strasse 12', 'STRAẞE 12, Straße 12', ['STRAẞE 12', 'Straße 12']],
  ['a Korean word in parts', '서울특별', '서울특별'.normalize('NFD'), ['서울특별'.normalize('NFD')]],
  ['after signs of many bytes', 'hunter2', '🇨🇭👩‍👩‍👧 é́ hunter2 🛶', ['hunter2']],
  ['signs that mean something in patterns', 'a.b*(c)[d]', 'axb*(c)[d] a.b*(c)[d]', ['a.b*(c)[d]']],
  ['across a block where the words have a line break', 'one two\nthree', 'one two\u2029three', ['one two\u2029three']],
  ['not across a block where they have none', 'two three', 'two\u2029three', []],
])('finds %s', (_, words, text, expected) => {
  expect(found(words, text)).toEqual(expected)
})

test('finds capitals as they are, and whole words, where that is wanted', () => {
  expect(found('Mann', 'mann, Mann, MANN', { exactCase: true })).toEqual(['Mann'])
  expect(found('Mann', 'Mannheim, Mann, Mann’s, Ohlmann', { whole: true })).toEqual(['Mann', 'Mann'])
  expect(found('Café', 'Cafés, café', { whole: true })).toEqual(['café'])
})

describe('an address', () => {
  test.each([
    ['as it stands', 'hunter2', 'https://x.example/hunter2'],
    ['percent-encoded', 'geheim wort', 'https://x.example/?q=geheim%20wort'],
    ['twice', 'geheim', 'https://x.example/?q=%2567%2565heim'],
    ['letters with accents', 'Café Noir', 'https://x.example/caf%C3%A9-noir'],
    ['a plus for a space', 'project nightfall', 'https://x.example/?q=Project+Nightfall'],
    ['hyphens for spaces', 'project nightfall', '#project-nightfall'],
  ])('holds words %s', (_, words, address) => {
    expect(sought(words).isInAddress(address)).toBe(true)
  })

  it('that is broken is read as far as it can be', () => {
    expect(sought('hunter2').isInAddress('https://x.example/%E0%A4%A/%68unter2')).toBe(true)
    expect(sought('hunter2').isInAddress('https://x.example/%ff')).toBe(false)
  })

  it('asks for capitals and whole words too', () => {
    expect(sought('Mann', { exactCase: true }).isInAddress('https://x.example/mann')).toBe(false)
    expect(sought('Mann', { whole: true }).isInAddress('https://x.example/mannheim')).toBe(false)
    expect(sought('Mann', { whole: true }).isInAddress('https://x.example/mann')).toBe(true)
  })
})

it('refuses what names nothing', () => {
  expect(refusal(' \n')).toEqual({ kind: 'words-missing' })
  expect(refusal('a-1')).toEqual({ kind: 'words-too-short', least: LEAST })
  expect(refusal('. . . . .')).toEqual({ kind: 'words-too-short', least: LEAST })
  expect(refusal('\u200b\u200b\u200b\u200bab')).toEqual({ kind: 'words-too-short', least: LEAST })
  expect(refusal('x'.repeat(MOST + 1))).toEqual({ kind: 'words-too-long', most: MOST })
  expect(refusal('Which Would')).toEqual({ kind: 'words-too-common' })
  expect(refusal('with nightfall')).toBeNull()
  expect(refusal('马云')).toBeNull()
  expect(refusal('马')).toEqual({ kind: 'words-too-short', least: LEAST })
})

it('what stands instead is not sought itself', () => {
  expect(sought('hunter2').standIn).toBe('[removed]')
  expect(sought('move').standIn).toBe('…')
})

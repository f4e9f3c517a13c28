import { expect, it } from 'vitest'
import type { Block } from '#domain/richtext/document.ts'
import { anchorOf, countWords, readingMinutes, sections, textLines } from '#domain/richtext/sections.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

const outline = (...blocks: Block[]) =>
  sections({ type: 'doc', content: blocks }).map(({ number, title, anchor, part }) => `${number}|${title}|${anchor}|${part}`)

it('numbers count sections and their parts, and leave out the summary, appendices and what stands under them', () => {
  expect(
    outline(
      aHeading('a', 'Executive Summary'),
      aHeading('b', 'In short', 3),
      aHeading('c', 'History'),
      aHeading('d', 'Origins', 3),
      aHeading('e', 'Paris 2024', 4),
      aHeading('f', 'Presence', 3),
      aHeading('g', 'Outlook'),
      aHeading('h', 'Next', 3),
      aHeading('i', 'Appendix: sources'),
      aHeading('j', 'Press', 3),
    ),
  ).toEqual([
    '|Executive Summary|summary|summary',
    '|In short|in-short|summary',
    '1|History|s1|numbered',
    '1.1|Origins|s1-1|numbered',
    '|Paris 2024|paris-2024|numbered',
    '1.2|Presence|s1-2|numbered',
    '2|Outlook|s2|numbered',
    '2.1|Next|s2-1|numbered',
    '|Appendix: sources|appendix-sources|appendix',
    '|Press|press|appendix',
  ])
})

it('a part before any section has no number', () => {
  expect(outline(aHeading('a', 'Early', 3), aHeading('b', 'History'))).toEqual(['|Early|early|numbered', '1|History|s1|numbered'])
})

it('no two headings share an address', () => {
  const found = outline(
    aHeading('a', 'Paris', 4),
    aHeading('b', 'Paris', 4),
    aHeading('c', 'Paris 2', 4),
    aHeading('d', 'Paris', 4),
    aHeading('e', '', 4),
    aHeading('f', '…', 4),
  ).map((line) => line.split('|')[2])
  expect(new Set(found).size).toBe(found.length)
})

it('an address keeps letters of any script', () => {
  expect(anchorOf('Größe & Zahl 2')).toBe('große-zahl-2')
  expect(anchorOf('東京 2020')).toBe('東京-2020')
  expect(anchorOf('…')).toBe('section')
})

it('words are runs of letters and digits, with what joins them', () => {
  expect(countWords('It’s a 3,138-million deal, e.g. for U.S. viewers — in 東京.')).toBe(10)
  expect(countWords(' … — ')).toBe(0)
})

it('the text of a body has every word of it once', () => {
  const lines = textLines(aContent().document).join(' ')
  for (const words of [
    'forty-two boats',
    'Watch',
    'The harbour licence',
    'the north pier;',
    'We will carry',
    'The fleet by year',
    'No count was published',
    'Annual statements',
  ])
    expect(lines.split(words)).toHaveLength(2)
})

it('reading takes a minute at least', () => {
  expect([0, 100, 345, 2_300].map(readingMinutes)).toEqual([1, 1, 2, 10])
})

it('a body without headings has no outline', () => {
  expect(outline(aParagraph('p', 'Words.'))).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf } from '#domain/exchange/content-of.ts'
import { readings, readManuscript } from '#domain/exchange/import-text.ts'
import type { Choice, Choices } from '#domain/exchange/reading.ts'
import type { AnyNode, Content } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { around, counting, leftAlone, manuscript, others, read, shown } from './manuscripts.ts'

/** The words of a body in reading order: the standfirst, labels before what they label, then text. */
function wordsOf({ standfirst, document }: Content): string[] {
  const texts = [standfirst]
  const visit = (node: AnyNode | Content['document']): void => {
    if (node.type === 'callout') texts.push(node.attrs.label)
    if (node.type === 'table') texts.push(node.attrs.caption)
    if (node.type === 'text') texts.push(texts.pop() + node.text)
    else if ('content' in node) {
      texts.push('')
      for (const child of node.content ?? []) visit(child)
    }
  }
  visit(document)
  return texts.flatMap(inked)
}

/** Runs of letters and digits, in small letters: what must come through once and in its order. */
const inked = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const word = fc.constantFrom(
  'Visa',
  'the',
  '40%',
  'LA28',
  'and',
  'Paris',
  '2024',
  '-',
  '–',
  'U.S.',
  'Colour:',
  '“quoted”',
  'e-commerce',
  '$1.5',
  'been',
  'Games.',
  '•',
  'x',
  'École',
  '(2024)',
  'The',
  'Name:',
)
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
const name = fc.constantFrom('Ines Marchetti', 'Tom Okafor', 'Long Beach', 'FY2025 Revenue')

/** A part of a manuscript: its lines, and the words of it that are content. */
type Part = { lines: string; content: string }
const as = (lines: string, content = lines): Part => ({ lines, content })
const typed = fc.constantFrom(
  ['1. ', 'OLYMPIC HISTORY & MORE'],
  ['1.1 ', 'Partnership Origins'],
  ['2.1 ', 'Out Of Order'],
  ['7. ', 'KEY METRICS'],
  ['1.1.1 ', 'Deep Down'],
)
const part: fc.Arbitrary<Part> = fc.oneof(
  sentence.map((text) => as(`Text ${text}`)),
  sentence.map((text) => as(`  • Point ${text}`)),
  sentence.map((text) => as(`    ◦ Deeper ${text}`)),
  sentence.map((text) => as(`Text ${text}\nwrapped ${text}`)),
  fc.tuple(fc.constantFrom('Critical Development:', 'Venue Context:', 'Plain Label:'), sentence).map(([label, text]) => as(`${label} Now ${text}`)),
  fc
    .tuple(fc.constantFrom('Shares (2025):', 'Buyers', 'It sells. It says:'), fc.array(fc.tuple(name, sentence), { minLength: 2, maxLength: 5 }), fc.boolean())
    .map(([label, items, brackets]) => as(`${label} ${items.map(([who, text]) => `- ${who}${brackets ? ' (Judo, Italy) -' : ':'} ${text}`).join(' ')}`)),
  sentence.map((text) => as(`The House Programme Delta ${text}`)),
  fc.constantFrom('Paris 2024 (Summer)', 'Rome 1960', 'UNNUMBERED CAPITALS', 'Partnership Milestones', 'APPENDIX: SOURCES').map((text) => as(text)),
  typed.map(([number = '', title = '']) => as(number + title, title)),
  fc.constantFrom('← All Sponsors  ·  Host City · 2026', 'END OF REPORT').map((text) => as(text, '')),
)

/** Without the numbers that stand typed before the headings above: they go, or stay where a heading is left as a paragraph. */
const untyped = (words: string[]): string =>
  words.join(' ').replace(/\b(?:1 1 1|1 1|2 1|1|7) (?=olympic history more|partnership origins|out of order|key metrics|deep down)/g, '')

describe('whatever is chosen', () => {
  it('the words that go in come out: the same, in their order, none doubled', () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 10 }),
        fc.constantFrom('\n\n', '\n\n\n', '\n \n'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.infiniteStream(fc.constantFrom<Choice>('take', 'leave')),
        (parts, gap, newline, stream) => {
          const text = around(parts.map(({ lines }) => lines).join(gap)).replaceAll('\n', newline)
          const reading = readManuscript(text, counting())
          const choices: Choices = Object.fromEntries(reading.findings.map(({ id }) => [id, stream.next().value]))
          const content = contentOf(reading, choices, counting('c'))
          expect(untyped(wordsOf(content))).toBe(untyped(inked(`Executive summary In short. ${parts.map(({ content }) => content).join(' ')}`)))
          expect(parseContent(content)).toMatchObject({ ok: true })
        },
      ),
      { numRuns: 1_000, seed: 28 },
    )
  })

  it.each([{ name: 'the shape of the reference', text: manuscript }, ...others])('no word of $name is lost, doubled or moved', ({ text }) => {
    for (const reading of readings(text, counting())) {
      const ids = reading.findings.filter(({ choices }) => choices).map(({ id }) => id)
      const all = (choice: Choice): Choices => Object.fromEntries(ids.map((id) => [id, choice]))
      const every = [
        all('take'),
        all('leave'),
        ...ids.map((id): Choices => ({ ...all('take'), [id]: 'leave' })),
        ...ids.map((id): Choices => ({ ...all('leave'), [id]: 'take' })),
      ]
      const [first, ...rest] = every.map((choices) => wordsOf(contentOf(reading, choices, counting('c'))).filter((word) => !/^\d{1,2}$/.test(word)))
      for (const words of rest) expect(words).toEqual(first)
    }
  })

  it('a body of the schema comes of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('', '# A\n\n## B\n\n'), (text, start) => {
        for (const reading of readings(start + text, counting()))
          for (const choices of [{}, leftAlone(reading)]) expect(parseContent(contentOf(reading, choices, counting('c')))).toMatchObject({ ok: true })
      }),
      { numRuns: 500, seed: 28 },
    )
  })
})

describe('a choice', () => {
  const reading = read(manuscript)
  const choosing = (kind: string, choice: Choice) => {
    const finding = reading.findings.find((finding) => finding.kind === kind)
    const blocks = contentOf(reading, { ...leftAlone(reading), [finding?.id ?? '']: choice }, counting('c')).document.content
    const at = blocks.findIndex(({ attrs }) => attrs.id === finding?.blockId)
    return { finding, blocks: blocks.slice(at, at + 2).map((block) => shown(block).slice(0, 44)) }
  }

  it('gives a list where one lost its lines, or the paragraph as it stands', () => {
    expect(choosing('flattened-list', 'take').blocks).toEqual(['*OMEGA Olympic Ambassadors (2024-2026)*', '• *Léon Marchand (Swimming, France)* - Ambas'])
    expect(choosing('flattened-list', 'leave').blocks[0]).toBe('OMEGA Olympic Ambassadors (2024-2026) - Léon')
  })

  it('gives a heading and its text, or both as one paragraph', () => {
    expect(choosing('run-in-heading', 'take').blocks).toEqual(['#### The House Programme', 'OMEGA has carried one idea from city to city'])
    expect(choosing('run-in-heading', 'leave').blocks[0]).toBe('The House Programme OMEGA has carried one id')
  })

  it('gives a call-out, or a label in bold; and of another label one in bold, or none', () => {
    expect(choosing('lead-in', 'take').blocks[0]).toBe('[critical] Critical LA28 Consideration: By F')
    expect(choosing('lead-in', 'leave').blocks[0]).toBe('*Critical LA28 Consideration:* By February 2')
    const plain = around('1. HISTORY\n\nTwo Numbers: both are odd.')
    expect(read(plain).content.document.content.map(shown)).toContain('*Two Numbers:* both are odd.')
    expect(read(plain, leftAlone(read(plain))).content.document.content.map(shown)).toContain('Two Numbers: both are odd.')
  })

  it('gives a heading without its typed number, or the line as it was written', () => {
    const text = around('1. HISTORY\n\n3. LEADERS\n\nText.')
    expect(read(text).content.document.content.map(shown)).toContain('## Leaders')
    expect(read(text, leftAlone(read(text))).content.document.content.map(shown)).toContain('3. LEADERS')
  })

  it('gives a standfirst, or a paragraph', () => {
    const text = 'Founding Partners\nDelta Air Lines\nAirline\n\nThe airline has flown athletes since it signed, and says so.\n\nEXECUTIVE SUMMARY\n\nIn short.'
    expect(read(text).content.standfirst).toBe('The airline has flown athletes since it signed, and says so.')
    const left = read(text, leftAlone(read(text))).content
    expect([left.standfirst, left.document.content.map(shown)[0]]).toEqual(['', 'The airline has flown athletes since it signed, and says so.'])
  })

  it('is told before it is made, with what each way gives', () => {
    for (const { text } of others)
      for (const { findings } of readings(text, counting()))
        for (const { proposed, choices } of findings) {
          expect(choices === null).toBe(proposed === null)
          if (choices) expect(choices.take).not.toEqual(choices.leave)
        }
    expect(choosing('flattened-list', 'take').finding?.choices).toMatchObject({
      take: [{ as: 'paragraph' }, { as: 'item' }, { as: 'item' }, { as: 'item' }],
      leave: [{ as: 'paragraph' }],
    })
  })

  it('gives the same body and the same ids each time', () => {
    expect(read(manuscript)).toEqual(reading)
  })
})

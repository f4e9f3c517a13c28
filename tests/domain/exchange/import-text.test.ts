import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseContent } from '#domain/richtext/parse.ts'
import { sections, textLines } from '#domain/richtext/sections.ts'
import { around, bodyOf, kinds, manuscript, read, shown } from './manuscripts.ts'

/** Everything but space, in small letters: what must come through once and in its order. */
const ink = (text: string) => text.toLowerCase().replace(/[\s\u00a0\ufeff]+/g, '')

/** The lines of a manuscript that are its content: no header, layout, typed numbers, bullet signs. */
function contentLines(text: string, headerLines: number): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  const filled = lines.filter((line) => line !== '' && !/^← All Sponsors/.test(line) && line !== 'END OF REPORT')
  return filled.slice(headerLines).map((line) => line.replace(/^(?:•|\d\.\d? ?)\s*/, ''))
}

describe('a manuscript of the shape of the reference', () => {
  const { header, content, findings } = read(manuscript)
  const outline = sections(content.document)

  it('gives sponsor, tier and category', () => {
    expect(header).toEqual({ tier: 'Worldwide Olympic Partners', name: 'OMEGA', category: 'Official Timekeeping, Timing & Scoring' })
  })

  it('has 8, 17 and 5 headings on the levels, whose computed numbers are those that were typed', () => {
    expect([2, 3, 4].map((level) => outline.filter((section) => section.level === level).length)).toEqual([8, 17, 5])
    const typed = [...manuscript.matchAll(/^(\d\.\d?) /gm)].map(([, number]) => number?.replace(/\.$/, ''))
    expect(outline.map((section) => section.number).filter((number) => number !== '')).toEqual(typed)
  })

  it('writes titles in capitals as titles', () => {
    expect(outline.filter(({ level }) => level === 2).map(({ title }) => title)).toEqual([
      'Executive Summary',
      'Olympic History & Marketing Presence',
      'LA28-Specific Initiatives & Considerations',
      'Executive Leadership & Decision-Makers',
      'Agency & Creative Partners',
      'Competitive Positioning',
      'Key Metrics & Business Context',
      'Appendix: Source References',
    ])
  })

  it('has 29 bullets in 7 lists, their labels in bold with the colon', () => {
    const lists = content.document.content.flatMap((block) => (block.type === 'bulletList' ? [block] : []))
    expect(lists.map((list) => list.content.length)).toEqual([6, 3, 1, 5, 2, 6, 6])
    expect(lists[1]?.content[1]?.content[0]).toMatchObject({
      content: [
        { type: 'text', text: 'Nick Hayek:', marks: [{ type: 'bold' }] },
        { type: 'text', text: expect.stringMatching(/^ Signed the extension/) },
      ],
    })
  })

  it('loses and doubles no word', () => {
    expect(textLines(content.document).map(ink)).toEqual(contentLines(manuscript, 3).map(ink))
  })

  it('is a body of the schema', () => {
    expect(parseContent(content)).toEqual({ ok: true, value: content })
  })

  it('says what it is unsure of, with line and block', () => {
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual([
      ['standfirst-empty', 1],
      ['lead-in', 14],
      ['flattened-list', 60],
      ['run-in-heading', 62],
      ['lead-in', 73],
      ['lead-in', 77],
      ['as-of', 88],
      ['flattened-list', 124],
      ['flattened-list', 132],
      ['as-of', 149],
      ['flattened-list', 152],
    ])
    expect(findings.flatMap(({ items }) => items ?? [])).toEqual([3, 4, 3, 5])
    const blocks = new Map(content.document.content.map((block) => [block.attrs.id, block]))
    const [flattened] = findings.filter(({ kind }) => kind === 'flattened-list')
    expect(shown(blocks.get(flattened?.blockId ?? '') ?? { type: 'paragraph', attrs: { id: '' } })).toMatch(
      /^OMEGA Olympic Ambassadors \(2024-2026\) - Léon Marchand/,
    )
  })
})

describe('the reading of any manuscript', () => {
  const word = fc.constantFrom(
    'Visa',
    'the',
    '40%',
    'LA28',
    'and',
    'Paris',
    '2024',
    '-',
    'U.S.',
    'colour:',
    '“quoted”',
    'e-commerce',
    '$1.5',
    'been',
    'Games.',
    '1.2',
    '•',
    'END',
    'x',
    'École',
  )
  const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '))
  const body = fc.array(
    fc.oneof(
      sentence.map((text) => `Text ${text}`),
      sentence.map((text) => `  • Point ${text}`),
      sentence.map((text) => `Text ${text}\nwrapped ${text}`),
      fc.constantFrom(
        '1. OLYMPIC HISTORY & MORE',
        '1.1 Partnership Origins',
        '2.1 Out Of Order',
        'Paris 2024 (Summer)',
        'APPENDIX: SOURCES',
        'UNNUMBERED CAPITALS',
        'Rome 1960',
      ),
    ),
    { maxLength: 12 },
  )

  it('loses, doubles and moves no word', () => {
    fc.assert(
      fc.property(body, fc.constantFrom('\n', '\n\n', '\n\n\n'), fc.constantFrom('\n', '\r\n', '\r'), (parts, gap, newline) => {
        const text = parts.join(gap)
        const came = ink(
          textLines(read(around(text).replaceAll('\n', newline)).content.document)
            .slice(2)
            .join(''),
        )
        // A number before a heading is a typed one; the same figures inside a paragraph are words.
        const sent = text
          .split('\n')
          .map((line) => line.trim().replace(/^•\s*/, ''))
          .join('')
        const without = (value: string) => value.replace(/(?:1\.|1\.1|2\.1)(?=olympichistory|partnershiporigins|outoforder)/g, '')
        expect(without(came)).toBe(without(ink(sent)))
      }),
      { numRuns: 300, seed: 28 },
    )
  })

  it('gives a body of the schema whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(parseContent(read(text).content).ok).toBe(true)
      }),
      { numRuns: 300, seed: 28 },
    )
  })

  it('gives the same for every kind of line end, space and mark at the beginning', () => {
    const plain = read(manuscript)
    const dressed = `\ufeff${manuscript.replaceAll('\n', '\r\n').replaceAll('  • ', '\t•\u00a0').replaceAll(' the ', '\u00a0the\u00a0')}`
    expect(read(dressed)).toEqual(plain)
  })
})

it('does not stand still over any repetition', () => {
  // Each would take hours if what came before were read again for every line.
  const pieces = ['Word\n', 'Capital ', 'A - B: ', '(', '• Point (May 2026)\n\nText.\n\n', '1. A\n', '-\n', 'word-\n', 'CAPITALS\n\n']
  for (const piece of pieces) {
    const text = around(piece.repeat(Math.floor(300_000 / piece.length)))
    expect(read(text).content.document.content.length).toBeGreaterThan(1)
  }
})

describe('headings', () => {
  it('are read in title case as in capitals', () => {
    const titled = manuscript
      .replace('EXECUTIVE SUMMARY', 'Executive Summary')
      .replace('1. OLYMPIC HISTORY & MARKETING PRESENCE', '1. Olympic History & Marketing Presence')
    expect(read(titled).content).toEqual(read(manuscript).content)
  })

  it('may lack the appendix', () => {
    const { content, findings } = read(manuscript.slice(0, manuscript.indexOf('APPENDIX')))
    expect(sections(content.document).at(-1)?.title).toBe('What Could Not Be Confirmed')
    expect(findings.map(({ kind }) => kind)).not.toContain('guessed-heading')
  })

  it('are numbers that come next; a figure at the start of a sentence is none', () => {
    expect(bodyOf('1. HISTORY\n\n1.5 billion people watched the opening.\n\n28 countries took part\n\n2. Second part of the story').map(shown)).toEqual([
      '## History',
      '1.5 billion people watched the opening.',
      '28 countries took part',
      '## Second part of the story',
    ])
  })

  it('with a number out of order are headings, and said to be', () => {
    const text = around('1. HISTORY\n\nText.\n\n3. LEADERS\n\n3.1 The Board\n\nText.')
    expect(sections(read(text).content.document).map(({ number, title }) => `${number} ${title}`)).toEqual([
      ' Executive Summary',
      '1 History',
      '2 Leaders',
      '2.1 The Board',
    ])
    expect(read(text).findings.filter(({ kind }) => kind === 'number-out-of-order')).toEqual([
      { kind: 'number-out-of-order', line: 16, blockId: 'b5', text: '3 Leaders' },
    ])
  })

  it('of Games need no season, and a month is none', () => {
    expect(bodyOf('Tokyo 2020 (held 2021)\n\nText.\n\nParis 2024\n\nText.\n\nFebruary 2026\n\nText.').map(shown)).toEqual([
      '#### Tokyo 2020 (held 2021)',
      'Text.',
      '#### Paris 2024',
      'Text.',
      'February 2026',
      'Text.',
    ])
  })

  it('in capitals without a number are taken for headings and said to be', () => {
    const text = around('KEY FIGURES\n\nText.')
    expect(bodyOf('KEY FIGURES\n\nText.').map(shown)).toEqual(['## Key Figures', 'Text.'])
    expect(kinds(text)).toContain('guessed-heading')
  })

  it('that only look like one stay paragraphs and are said to', () => {
    expect(bodyOf('Partnership Milestones\n\nText.').map(shown)).toEqual(['Partnership Milestones', 'Text.'])
    expect(kinds(around('Partnership Milestones\n\nText.'))).toContain('possible-heading')
  })
})

describe('paragraphs and bullets', () => {
  it('go on over wrapped lines', () => {
    expect(bodyOf('One sentence that is\nwrapped at a long-\nterm word.\n\n  • a point\n    on two lines\n  • another').map(shown)).toEqual([
      'One sentence that is wrapped at a long-term word.',
      '• a point on two lines • another',
    ])
  })

  it('keep a dash inside a paragraph, and take one at the start of a list for a bullet', () => {
    expect(bodyOf('A price of 3\n- or 4 - francs.\n\n- one\n- two').map(shown)).toEqual(['A price of 3 - or 4 - francs.', '• one • two'])
  })

  it('keep the colon of a label, and leave an address alone', () => {
    const [list] = bodyOf('  • Stock: BABA\n  • See https://desk.example: all of it\n  • They said it twice. Once: loudly')
    const bold = list?.type === 'bulletList' ? list.content.map((item) => JSON.stringify(item).includes('"bold"')) : []
    expect(bold).toEqual([true, false, false])
  })

  it('after the end mark are kept and said to be', () => {
    const { content, findings } = read(around('1. HISTORY\n\nText.\n\nEND OF REPORT\n\nA late word.\n\n← All Sponsors · Host City'))
    expect(content.document.content.map(shown).slice(2)).toEqual(['## History', 'Text.', 'A late word.'])
    expect(findings).toContainEqual({ kind: 'after-end', line: 18, blockId: 'b5', text: 'A late word.' })
  })

  it('that are lists with lost lines count their items, with a dash inside an item', () => {
    const people = 'Ambassadors (Paris 2024) - Ines Marchetti (Judo, Spain) - Won twice. - Tom Okafor (Sailing, Norway) - Came back.'
    expect(read(around(people)).findings).toContainEqual({ kind: 'flattened-list', line: 12, blockId: 'b3', text: people, items: 2 })
    expect(kinds(around('The rate was 3 - 4 % - or less - in all years.'))).not.toContain('flattened-list')
  })
})

describe('the header', () => {
  it('may lack the tier', () => {
    const { header, findings } = read('← All Sponsors\n\nDelta Air Lines\n\nAirline\n\nEXECUTIVE SUMMARY\n\nIn short.')
    expect(header).toEqual({ tier: null, name: 'Delta Air Lines', category: 'Airline' })
    expect(findings).toContainEqual({ kind: 'header-incomplete', line: 1, blockId: null, text: 'tier' })
  })

  it('may lack the back link, and be missing altogether', () => {
    expect(read('Founding Partners\nDelta Air Lines\nAirline\n\nEXECUTIVE SUMMARY\n\nIn short.').header.name).toBe('Delta Air Lines')
    const bare = read('EXECUTIVE SUMMARY\n\nIn short.')
    expect(bare.header).toEqual({ tier: null, name: null, category: null })
    expect(bare.content.document.content.map(shown)).toEqual(['## Executive Summary', 'In short.'])
  })

  it('ends where prose begins', () => {
    const { header, content } = read(
      'Founding Partners\nDelta Air Lines\nThe airline has flown athletes since it signed with the organisers, and it says so on each of its pages.',
    )
    expect(header).toEqual({ tier: 'Founding Partners', name: 'Delta Air Lines', category: null })
    expect(content.document.content).toHaveLength(1)
  })
})

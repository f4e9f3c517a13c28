import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentOf } from '#domain/exchange/content-of.ts'
import { readings } from '#domain/exchange/import-text.ts'
import { MOST_FINDINGS } from '#domain/exchange/pieces.ts'
import type { ImportFinding } from '#domain/exchange/reading.ts'
import type { Block } from '#domain/richtext/document.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { sections } from '#domain/richtext/sections.ts'
import { around, bodyOf, counting, kinds, leftAlone, manuscript, others, read, shown, treesOf } from './manuscripts.ts'

/** What a finding says, without what its choices give. */
const said = ({ id: _, choices: __, ...finding }: ImportFinding) => finding
const listsIn = (blocks: Block[]) => blocks.flatMap((block) => (block.type === 'bulletList' ? [block] : []))

describe('a manuscript of the shape of the reference', () => {
  const reading = read(manuscript)
  const { header, content, findings, sources } = reading
  const outline = sections(content.document)
  const left = contentOf(reading, leftAlone(reading), counting('c')).document

  it('gives sponsor, tier and category', () => {
    expect(header).toEqual({ tier: 'Worldwide Olympic Partners', name: 'OMEGA', category: 'Official Timekeeping, Timing & Scoring' })
  })

  it('has 8, 17 and 5 headings on the levels, whose computed numbers are those that were typed, and one that ran into its text', () => {
    const count = (document: typeof left) => [2, 3, 4].map((level) => sections(document).filter((section) => section.level === level).length)
    expect(count(left)).toEqual([8, 17, 5])
    expect(count(content.document)).toEqual([8, 17, 6])
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
    const lists = listsIn(left.content)
    expect(lists.map((list) => list.content.length)).toEqual([6, 3, 1, 5, 2, 6, 6])
    expect(lists[1]?.content[1]?.content[0]).toMatchObject({
      content: [
        { type: 'text', text: 'Nick Hayek:', marks: [{ type: 'bold' }] },
        { type: 'text', text: expect.stringMatching(/^ Signed the extension/) },
      ],
    })
  })

  it('proposes the four lists that lost their lines as their 3, 4, 3 and 5 items', () => {
    expect(findings.filter(({ kind }) => kind === 'flattened-list').map(({ items, proposed }) => [items, proposed])).toEqual([
      [3, 'take'],
      [4, 'take'],
      [3, 'take'],
      [5, 'take'],
    ])
    expect(listsIn(content.document.content).map((list) => list.content.length)).toEqual([6, 3, 3, 1, 5, 2, 4, 3, 6, 5, 6])
    const [, people] = listsIn(content.document.content)
    expect(people?.content.map((item) => shown({ type: 'bulletList', attrs: { id: '' }, content: [item] }).slice(0, 40))).toEqual([
      '• *Léon Marchand (Swimming, France)* - A',
      '• *Dorothea Wierer (Biathlon, Italy)* - ',
      '• *Rossella Fiamingo (Fencing, Italy)* -',
    ])
  })

  it('sets warnings and contexts as call-outs', () => {
    expect(content.document.content.flatMap((block) => (block.type === 'callout' ? [[block.attrs.tone, block.attrs.label]] : []))).toEqual([
      ['critical', 'Critical LA28 Consideration'],
      ['context', 'LA28 Venue Context'],
      ['critical', 'Critical Development'],
    ])
  })

  it('groups the sources of the appendix', () => {
    expect(sources.map(({ label, entries }) => [label, entries.length])).toEqual([
      ['Trade Press', 4],
      ['Newspapers', 3],
      ['Market Analysis', 3],
      ['Company Sites', 2],
      ['International Olympic Committee', 2],
      ['Financial News', 2],
    ])
    expect(listsIn(content.document.content).at(-1)?.content[3]?.content[0]).toMatchObject({
      content: [{}, {}, { text: 'omegawatches.com', marks: [{ type: 'link', attrs: { href: 'https://omegawatches.com' } }] }, {}],
    })
  })

  it('is a body of the schema', () => {
    expect(parseContent(content)).toEqual({ ok: true, value: content })
  })

  it('says what it is unsure of, with line and block', () => {
    expect(findings.map(({ kind, line, proposed }) => [kind, line, proposed])).toEqual([
      ['standfirst-empty', 1, null],
      ['lead-in', 14, 'take'],
      ['flattened-list', 60, 'take'],
      ['run-in-heading', 62, 'take'],
      ['lead-in', 73, 'take'],
      ['lead-in', 77, 'take'],
      ['as-of', 88, null],
      ['flattened-list', 124, 'take'],
      ['flattened-list', 132, 'take'],
      ['as-of', 149, null],
      ['flattened-list', 152, 'take'],
    ])
    const blocks = [...JSON.stringify(content).matchAll(/"id":"(\w+)"/g)].map(([, id]) => id)
    for (const { blockId } of findings) if (blockId !== null) expect(blocks).toContain(blockId)
  })
})

describe('a manuscript of another shape', () => {
  it.each(others)('gives the tree that is written beside it: $name', ({ text, tree }) => {
    expect(`${treesOf(text)}\n`).toBe(readFileSync(tree, 'utf8'))
  })

  it('gives a body of the schema', () => {
    for (const { text } of others)
      for (const reading of readings(text, counting())) expect(parseContent(contentOf(reading, {}, counting('c')))).toMatchObject({ ok: true })
  })
})

describe('reports that were pasted together', () => {
  const second = around('1. HISTORY\n\nText.').replace('Delta Air Lines', 'Visa')

  it('are parted at a link back, at an end mark, and at a tier', () => {
    const first = around('1. HISTORY\n\nText.')
    const bare = second.slice(second.indexOf('Founding'))
    for (const text of [`${first}\n${second}`, `${first}\n\nEND OF REPORT\n\n${bare.replace('Founding Partners\n', '')}`, `${first}\n\n${bare}`])
      expect(readings(text, counting()).map(({ header }) => header.name)).toEqual(['Delta Air Lines', 'Visa'])
  })

  it('can be read as one, which is said', () => {
    const { findings, content } = read(`${around('1. HISTORY\n\nText.')}\n${second}`)
    expect(findings.find(({ kind }) => kind === 'another-report')).toMatchObject({ line: 15, text: '← All Sponsors' })
    expect(content.document.content.map(shown)).toContain('Visa')
  })

  it('are not parted at a tier that is spoken of, nor at a link back inside a report', () => {
    const text = around('1. HISTORY\n\nFounding Partners\n\nThere are nine of them.\n\n← All Sponsors\n\n2. FUTURE\n\nText.')
    expect(readings(text, counting())).toHaveLength(1)
  })
})

it('gives the same for every kind of line end, space and mark at the beginning', () => {
  const plain = read(manuscript)
  const dressed = `\ufeff${manuscript.replaceAll('\n', '\r\n').replaceAll('  • ', '\t•\u00a0').replaceAll(' the ', '\u00a0the\u00a0')}`
  expect(read(dressed)).toEqual(plain)
})

it('lists no more findings than a report can need, and counts the others', () => {
  const { findings, unlisted } = read(around('Note One: of two.\n\n'.repeat(MOST_FINDINGS + 5)))
  expect([findings.length, unlisted]).toEqual([MOST_FINDINGS, 6])
})

it('does not stand still over any repetition', () => {
  // Each would take hours if what came before were read again for every line.
  const pieces = [
    'Word\n',
    'Capital ',
    'A - B: ',
    'Name (a) - ',
    '(',
    '• Point (May 2026)\n\nText.\n\n',
    '1. A\n',
    '-\n',
    'word-\n',
    'CAPITALS\n\n',
    '**',
    'a.b-',
    '## A\n\n![[*`\n\n',
    'Founding Partners\n\n',
    'EXECUTIVE SUMMARY\n\n',
  ]
  for (const piece of pieces) {
    const text = around(piece.repeat(Math.floor(200_000 / piece.length)))
    expect(read(text).content.document.content.length).toBeGreaterThan(1)
  }
})

it('looks at no more lines than a report can hold, and keeps the words of the others', () => {
  const text = around('Word two.\n\n'.repeat(40_000))
  const { content } = read(text)
  expect(content.document.content.length).toBeLessThan(26_000)
  expect(JSON.stringify(content).match(/Word two\./g)).toHaveLength(40_000)
})

describe('a body that is written down again as a manuscript', () => {
  /** The same as plain text, typed numbers and all. */
  const written = ({ header, content }: ReturnType<typeof read>): string => {
    const numbers = new Map(sections(content.document).map(({ id, number, level }) => [id, number && `${number}${level === 2 ? '.' : ''} `]))
    const block = (given: Block): string => {
      if (given.type === 'heading') return `${numbers.get(given.attrs.id) ?? ''}${shown(given).replace(/^#+ /, '')}`
      if (given.type === 'callout') return shown(given).replace(/^\[\w+\] /, '')
      return shown(given)
    }
    const bare = content.document.content
      .map(block)
      .join('\n\n')
      .replace(/\*|[[\]]/g, '')
    return `${header.tier}\n${header.name}\n${header.category}\n\n${bare}`
  }

  const plain = others.filter(({ name }) => !['markdown.md', 'two-reports.txt', 'no-tier.txt'].includes(name))
  it.each([{ name: 'the shape of the reference', text: manuscript }, ...plain])('is read as the same where all is left as it stands: $name', ({ text }) => {
    const left = (manuscript: string) => read(manuscript, leftAlone(read(manuscript)))
    const once = left(text)
    const again = left(written(once))
    expect(again.header).toEqual(once.header)
    expect(again.content.document.content.map(shown)).toEqual(once.content.document.content.map(shown))
  })
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
    expect(
      read(text)
        .findings.filter(({ kind }) => kind === 'number-out-of-order')
        .map(said),
    ).toEqual([{ kind: 'number-out-of-order', line: 16, blockId: 'b5', text: '3. Leaders', proposed: 'take' }])
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

  it('that only look like one stay paragraphs among numbered ones, and are said to', () => {
    const body = '1. HISTORY\n\nPartnership Milestones\n\nText.'
    expect(bodyOf(body).map(shown)).toEqual(['## History', 'Partnership Milestones', 'Text.'])
    expect(read(around(body)).findings.filter(({ kind }) => kind === 'possible-heading')).toMatchObject([
      { proposed: 'leave', choices: { take: [{ as: 'heading', level: 4, text: 'Partnership Milestones' }], leave: [{ as: 'paragraph' }] } },
    ])
  })

  it('in capitals take no number from those that are numbered', () => {
    const text = around('1. HISTORY\n\nMETHODS\n\nText.\n\n2. FUTURE\n\nText.\n\nTHANKS\n\nText.')
    expect(sections(read(text).content.document).map(({ number, level, title }) => `${number} ${level} ${title}`)).toEqual([
      ' 2 Executive Summary',
      '1 2 History',
      ' 4 Methods',
      '2 2 Future',
      '3 2 Thanks',
    ])
  })
})

describe('paragraphs and bullets', () => {
  it('go on over wrapped lines', () => {
    expect(bodyOf('One sentence that is\nwrapped at a long-\nterm word.\n\n  • a point\n    on two lines\n  • another').map(shown)).toEqual([
      'One sentence that is wrapped at a long-term word.',
      '• a point on two lines\n• another',
    ])
  })

  it('keep a dash inside a paragraph, and take one at the start of a list for a bullet', () => {
    expect(bodyOf('A price of 3\n- or 4 - francs.\n\n- one\n- two').map(shown)).toEqual(['A price of 3 - or 4 - francs.', '• one\n• two'])
  })

  it('keep the colon of a label, and leave an address alone', () => {
    const [list] = bodyOf('  • Stock: BABA\n  • See https://desk.example: all of it\n  • They said it twice. Once: loudly')
    const bold = list?.type === 'bulletList' ? list.content.map((item) => JSON.stringify(item).includes('"bold"')) : []
    expect(bold).toEqual([true, false, false])
  })

  it('after the end mark are kept and said to be', () => {
    const { content, findings } = read(around('1. HISTORY\n\nText.\n\nEND OF REPORT\n\nA late word.\n\n← All Sponsors · Host City'))
    expect(content.document.content.map(shown).slice(2)).toEqual(['## History', 'Text.', 'A late word.'])
    expect(findings.map(said)).toContainEqual({ kind: 'after-end', line: 18, blockId: 'b5', text: 'A late word.', proposed: null })
  })
})

describe('the header', () => {
  it('may lack the tier', () => {
    const { header, findings } = read('← All Sponsors\n\nDelta Air Lines\n\nAirline\n\nEXECUTIVE SUMMARY\n\nIn short.')
    expect(header).toEqual({ tier: null, name: 'Delta Air Lines', category: 'Airline' })
    expect(findings.map(said)).toContainEqual({ kind: 'header-incomplete', line: 1, blockId: null, text: 'tier', proposed: null })
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

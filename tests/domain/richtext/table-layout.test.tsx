import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ReportBody } from '#components/reading/report-body.tsx'
import type { Cell, Table } from '#domain/richtext/document.ts'
import { isFigure, layoutOf } from '#domain/richtext/table-layout.ts'
import { aParagraph } from '#tests/support/factories.ts'

/** A table of texts. `#` before a text makes a header cell, `>2 ` spans two columns, `v2 ` two rows, `*` makes it bold. */
function aTable(...rows: string[][]): Table {
  return {
    type: 'table',
    attrs: { id: 't', caption: '' },
    content: rows.map((row, at) => ({ type: 'tableRow', attrs: { id: `r${at}` }, content: row.map((given, index) => aCell(given, `c${at}-${index}`)) })),
  }
}

function aCell(given: string, id: string): Cell {
  const [, header, across = '1', down = '1', bold, words = ''] = /^(#)?(?:>(\d+) )?(?:v(\d+) )?(\*)?(.*)$/.exec(given) ?? []
  const paragraph = aParagraph(`${id}p`, words)
  const content = bold ? [{ ...paragraph, content: [{ type: 'text' as const, text: words, marks: [{ type: 'bold' as const }] }] }] : [paragraph]
  return { type: header ? 'tableHeader' : 'tableCell', attrs: { id, colspan: Number(across), rowspan: Number(down) }, content }
}

const figuresOf = (table: Table) => [...layoutOf(table).head, ...layoutOf(table).body].map(({ cells }) => cells.map(({ figure }) => figure))
const show = (table: Table) => renderToStaticMarkup(<ReportBody document={{ type: 'doc', content: [table] }} />)

describe('a figure', () => {
  it.each([
    '0',
    '11,000',
    '3.488',
    '−5.9',
    '-5.9',
    '+12',
    '~31%',
    '33 %',
    'CHF 6,280',
    '$137.3 billion',
    'RMB 996.3 billion',
    'US$4bn',
    '€1.2m',
    '(4.5)',
    '15-20',
    '2010–2012',
    '4.7x',
    '1\u00A0234',
  ])('is %s', (words) => expect(isFigure(words)).toBe(true))
  it.each(['', 'Rolex', '28 July 2024', 'Paris 2024', '36 sports', '1st', 'Q4', 'fifth', '2 of 3', 'n/a'])('is not "%s"', (words) =>
    expect(isFigure(words)).toBe(false),
  )
})

describe('a column', () => {
  it('stands to the right where every cell below the head is a figure, its heading too', () => {
    expect(figuresOf(aTable(['#Brand', '#Sales', '#Where'], ['#Rolex', '11,000', 'Geneva'], ['#Cartier', '3,488', 'Paris']))).toEqual([
      [false, true, false],
      [false, true, false],
      [false, true, false],
    ])
  })

  it('may have blanks among its figures', () => {
    expect(figuresOf(aTable(['#A', '#B'], ['x', '1'], ['y', ''], ['z', '–']))).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [false, true],
    ])
  })

  it('stays to the left where one cell has words, and where all are blank', () => {
    expect(figuresOf(aTable(['#A', '#B', '#C'], ['x', '1', ''], ['y', 'about two', ''])).flat()).not.toContain(true)
  })

  it('is found under cells that span rows and columns', () => {
    const table = aTable(['#v2 Brand', '#>2 Sales'], ['#2024', '#2025'], ['#v2 Rolex', '1', 'x'], ['2', 'y'])
    expect(figuresOf(table)).toEqual([
      [false, false],
      [true, false],
      [false, true, false],
      [true, false],
    ])
  })

  it('is set by class, without a style', () => {
    const markup = show(aTable(['#Brand', '#Sales'], ['#Rolex', '11,000']))
    expect(markup).toContain('<th scope="col" class="r">Sales</th>')
    expect(markup).toContain('<td class="r">11,000</td>')
    expect(markup).not.toContain('style=')
  })
})

describe('header cells', () => {
  it('say what they head', () => {
    const markup = show(aTable(['#v2 Brand', '#>2 Sales'], ['#2024', '#2025'], ['#v2 Rolex', '1', '2'], ['3', '4']))
    expect(markup).toContain('<th scope="col" rowSpan="2">Brand</th>')
    expect(markup).toContain('<th scope="colgroup"')
    expect(markup).toContain('<th scope="rowgroup"')
    expect(markup.match(/<thead>.*<\/thead>/)?.[0].match(/<tr/g)).toHaveLength(2)
  })

  it('of a first row that also has cells head their rows and columns', () => {
    const markup = show(aTable(['#Year', '2024', '#Note'], ['#Boats', '31', 'x']))
    expect(markup).toContain('<th scope="row">Year</th>')
    expect(markup).toContain('<th scope="col">Note</th>')
    expect(markup).not.toContain('<thead>')
  })

  it('make no head where a span would reach out of it', () => {
    const markup = show(aTable(['#v2 Brand', '#Sales'], ['1']))
    expect(markup).not.toContain('<thead>')
    expect(markup).toContain('<th scope="col"')
  })
})

describe('a row all in bold', () => {
  it('is a sum', () => {
    const { body } = layoutOf(aTable(['#A', '#B'], ['x', '1'], ['*All', '*1']))
    expect(body.map(({ sum }) => sum)).toEqual([false, true])
  })
  it('is none where it is the only one', () => expect(layoutOf(aTable(['*All', '*1'])).body[0]?.sum).toBe(false))
})

describe('a wide table', () => {
  it('is a region that the keyboard can scroll', () => {
    expect(show(aTable(['#A', '#B', '#C', '#D'], ['1', '2', '3', '4']))).toContain(
      '<section class="scroll" aria-label="Table 1, scrolls sideways" tabindex="0"><table class="wide">',
    )
  })
  it('may be so by its longest words', () => expect(layoutOf(aTable(['Donaudampfschifffahrtsgesellschaft', 'Kapitän'])).wide).toBe(true))
  it('is no small one, which stays out of the way of the keyboard', () => {
    expect(show(aTable(['#A', '#B'], ['1', '2']))).toContain('<div class="scroll"><table><thead>')
  })
})

import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Beside } from '#components/compare/beside.tsx'
import { ComparisonView } from '#components/compare/comparison-view.tsx'
import { pagesOf, partsOf } from '#components/compare/parts.ts'
import { wholeBody } from '#components/compare/whole-body.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { Content } from '#domain/richtext/document.ts'
import { body, bullets, heading, item, paragraph, row, table } from '#tests/domain/compare/blocks.ts'

const acts = { change: () => null, section: () => null }
const hrefOf = { change: (number: number) => `#change-${number}`, left: (number: number) => `#left-${number}` }

function beside(older: Content, newer: Content): string {
  const comparison = compareContents(older, newer)
  const bodies = { older: wholeBody(older.document, 'older-'), newer: wholeBody(newer.document) }
  return renderToStaticMarkup(<Beside parts={partsOf(comparison)} first comparison={comparison} {...bodies} acts={acts} hrefOf={hrefOf} />)
}

/** What stands in the cells of a side, in order, without elements. */
const cells = (html: string, side: 'older' | 'newer' | 'merged') =>
  html
    .split(`<div class="${side}">`)
    .slice(1)
    .map((rest) => (rest.split('</div>')[0] ?? '').replace(/<span class="vh sign">[^<]*<\/span>/g, '').replace(/<[^>]+>/g, ''))

describe('side by side', () => {
  test('an edited line stands on either side as it is there, and once in both', () => {
    const html = beside(body(paragraph('p', 'It sells watches.')), body(paragraph('p', 'It sells rings.')))
    expect([cells(html, 'older'), cells(html, 'newer'), cells(html, 'merged')]).toEqual([
      ['It sells watches.'],
      ['It sells rings.'],
      ['It sells watchesrings.'],
    ])
    expect(html).toContain('<del>watches</del>')
    expect(html).toContain('<ins>rings</ins>')
  })

  test('what came or went stands on its side alone', () => {
    const fixed = paragraph('f', 'This line stays where it is.')
    const html = beside(body(fixed, paragraph('p', 'Old words.')), body(paragraph('q', 'Something else entirely'), fixed))
    expect(cells(html, 'older').filter((text) => text !== '')).toEqual(['This line stays where it is.', 'Old words.'])
    expect(cells(html, 'newer').filter((text) => text !== '')).toEqual(['Something else entirely', 'This line stays where it is.'])
  })

  test('a moved block stands at both of its places, each leading to the other', () => {
    const [a, b] = [heading('a', 'Origins'), heading('b', 'Rivals')]
    const moved = paragraph('m', 'Longines and Tissot time other sports of the same group.')
    const stay = (id: string) => [
      paragraph(`${id}1`, `The first line of ${id} is long enough.`),
      paragraph(`${id}2`, `The second line of ${id} is long enough.`),
    ]
    const html = beside(body(a, moved, ...stay('x'), b, ...stay('y')), body(a, ...stay('x'), b, ...stay('y'), moved))
    expect(html).toContain('id="left-1"')
    expect(html).toContain('href="#change-1"')
    expect(html).toContain('id="change-1"')
    expect(html).toContain('href="#left-1"')
    expect(html.split('Longines and Tissot').length - 1).toBe(2)
  })

  test('lists and tables stand as they are on each side, with every row', () => {
    const older = body(bullets('l', item('a', 'Boats'), item('b', 'Trains')), table('t', '', row('1', 'Rolex', '10,600'), row('2', 'OMEGA', '2,400')))
    const newer = body(bullets('l', item('a', 'Boats'), item('c', 'Bicycles')), table('t', '', row('1', 'Rolex', '10,600'), row('2', 'OMEGA', '2,200')))
    const html = beside(older, newer)
    expect(cells(html, 'older')).toEqual(['BoatsTrains', 'Rolex10,600OMEGA2,400'])
    expect(cells(html, 'newer')).toEqual(['BoatsBicycles', 'Rolex10,600OMEGA2,200'])
  })

  test('no id stands twice on the page', () => {
    const older = body(heading('a', 'Origins'), paragraph('p', 'One line.'), heading('b', 'Rivals'), paragraph('q', 'It sells watches.'))
    const newer = body(heading('a', 'Origins'), paragraph('p', 'One line.'), heading('b', 'Rivals'), paragraph('q', 'It sells rings.'))
    const ids = [...beside(older, newer).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBe(new Set(ids).size)
  })
})

describe('moves within a list and a table', () => {
  const view = (older: Content, newer: Content) => renderToStaticMarkup(<ComparisonView comparison={compareContents(older, newer)} newer={newer} />)

  test('lead from one end to the other', () => {
    const items = ['The bay line: every ten minutes.', 'The island line: every hour.', 'The night line: on request only.'].map((words, at) =>
      item(`i${at}`, words),
    )
    const [one, two, three] = items as [(typeof items)[0], (typeof items)[0], (typeof items)[0]]
    const html = view(body(bullets('l', one, two, three)), body(bullets('l', three, one, two)))
    expect(html).toContain('<li id="item-i2"><a class="sign moved" href="#from-i2"')
    expect(html).toContain('id="from-i2"><a class="sign moved" href="#item-i2"')
    const rows = [row('1', 'Rolex', '10,600'), row('2', 'Cartier', '3,200'), row('3', 'OMEGA', '2,400')] as const
    const turned = view(body(table('t', '', ...rows)), body(table('t', '', rows[2], rows[0], rows[1])))
    expect(turned).toContain('<tr id="item-3">')
    expect(turned).toContain('<tr id="from-3">')
  })

  test('what came or went without a word has a sign', () => {
    expect(view(body(bullets('l', item('a', 'Boats'))), body(bullets('l', item('a', 'Boats'), item('b', ''))))).toContain('empty item')
    expect(view(body(table('t', '', row('1', 'Rolex'))), body(table('t', '', row('1', 'Rolex'), row('2', ''))))).toContain('empty row added')
  })
})

describe('pages', () => {
  const lines = (word: string) => body(...Array.from({ length: 20 }, (_, at) => paragraph(`p${at}`, `Crossing ${at} takes ${word} minutes in calm water.`)))

  test('hold so many changes, each once, in order', () => {
    const pages = pagesOf(partsOf(compareContents(lines('eleven'), lines('twelve'))), 8)
    expect(pages.map((parts) => parts.flatMap((part) => (part.kind === 'change' ? [part.number] : [])).length)).toEqual([8, 8, 4])
    expect(pages.flat().flatMap((part) => (part.kind === 'change' ? [part.number] : []))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })

  test('keep the head of a section with its first change', () => {
    const with_ = (word: string) =>
      body(heading('a', 'First'), paragraph('p', `It takes ${word} minutes.`), heading('b', 'Second'), paragraph('q', `It takes ${word} hours.`))
    const pages = pagesOf(partsOf(compareContents(with_('eleven'), with_('twelve'))), 1)
    expect(pages.map((parts) => parts.map(({ kind }) => kind))).toEqual([
      ['section', 'change'],
      ['section', 'change'],
    ])
  })
})

test('a comparison that is coarse says so', () => {
  const [older, newer] = [body(paragraph('p', 'It sells watches.')), body(paragraph('p', 'It sells rings.'))]
  const comparison = { ...compareContents(older, newer), coarse: { blocks: 3 } }
  expect(renderToStaticMarkup(<ComparisonView comparison={comparison} newer={newer} />)).toContain('3 blocks are shown as a whole')
})

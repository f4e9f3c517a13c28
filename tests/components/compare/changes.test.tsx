import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Changes } from '#components/compare/changes.tsx'
import { labelOf } from '#components/compare/labels.ts'
import { outlineRows } from '#components/compare/outline-rows.ts'
import { partsOf } from '#components/compare/parts.ts'
import { wholeBody } from '#components/compare/whole-body.ts'
import { compareContents } from '#domain/compare/compare.ts'
import type { Content } from '#domain/richtext/document.ts'
import { body, bullets, callout, heading, item, link, paragraph, row, table, text } from '#tests/domain/compare/blocks.ts'

const summary = [heading('s', 'Executive summary'), paragraph('s1', 'OMEGA keeps the time at the Games.'), paragraph('s2', 'The work is done by Swiss Timing.')]
const history = [
  heading('a', 'History'),
  heading('a1', 'Origins', 3),
  paragraph('p1', 'Thirty chronographs came from Switzerland.'),
  paragraph('p2', 'Skiing got electronic gates in 1956.'),
]
const rivals = [heading('b', 'Rivals'), paragraph('q1', 'Longines and Tissot time other sports.'), paragraph('q2', 'Seiko and Casio have timed Games before.')]
const report = (...blocks: Content['document']['content']) => body(...summary, ...history, ...rivals, ...blocks)

const show = (older: Content, newer: Content) =>
  renderToStaticMarkup(<Changes parts={partsOf(compareContents(older, newer))} first {...shownOf(older, newer)} />)
const shownOf = (older: Content, newer: Content) => ({
  comparison: compareContents(older, newer),
  newer: wholeBody(newer.document),
  acts: { change: () => null, section: () => null },
  hrefOf: { change: (number: number) => `#change-${number}`, left: (number: number) => `#left-${number}` },
})
/** The parts of a comparison, a line each. */
const layout = (older: Content, newer: Content) => partsOf(compareContents(older, newer)).map(lineOf)

function lineOf(part: ReturnType<typeof partsOf>[number]): string {
  switch (part.kind) {
    case 'fold':
      return `fold ${part.label}`
    case 'section':
      return `section ${part.section.number} ${part.section.title}`
    case 'change':
      return `change ${part.number} ${labelOf(part.entry).join(' ')}`
    case 'departure':
      return `from ${part.from?.title}: ${part.leaving.length} to ${part.to?.title}, change ${part.leaving[0]?.change}`
  }
}

describe('what a comparison shows', () => {
  test('are changes under their section, and the rest folded', () => {
    const newer = body(...summary, ...history.slice(0, 3), paragraph('p2', 'Skiing got electronic starting gates in 1956.'), ...rivals)
    expect(layout(report(), newer)).toEqual([
      'fold Executive summary · 2 blocks unchanged',
      'section 1.1 Origins',
      'fold 1 block unchanged',
      'change 1 Edited',
      'fold 2 Rivals · 2 blocks unchanged',
    ])
  })

  test('is one fold when nothing changed', () => {
    expect(layout(report(), report())).toEqual(['fold Executive summary to 2 · 6 blocks unchanged'])
  })

  test('says at the old place where something went', () => {
    const [b, q1, q2] = rivals
    const newer = body(...summary, ...history, ...([q1] as typeof rivals), ...([b, q2] as typeof rivals))
    const before = body(...summary, ...history, ...rivals, heading('c', 'Metrics'), paragraph('m', 'Profit fell to CHF 135 million.'))
    const after = body(
      ...summary,
      ...history.slice(0, 3),
      ...rivals,
      heading('c', 'Metrics'),
      paragraph('m', 'Profit fell to CHF 135 million.'),
      ...history.slice(3),
    )
    expect(layout(before, after)).toContain('from Origins: 1 to Metrics, change 1')
    expect(layout(report(), newer).filter((line) => line.startsWith('change'))).toHaveLength(1)
  })

  test('has a number for each change, the standfirst first', () => {
    const html = show({ ...report(), standfirst: 'It goes back.' }, { ...report(paragraph('new', 'A new line.')), standfirst: 'It went back.' })
    expect(html).toContain('id="change-1"')
    expect(html).toContain('Standfirst edited')
    expect(html).toContain('id="change-2"')
    expect(html).not.toContain('id="change-3"')
  })

  test('marks words, and white space outside of them', () => {
    const html = show(body(paragraph('p', 'It goes back there in 2028.')), body(paragraph('p', 'It goes back there in 2028 with a contract.')))
    expect(html).toContain('in 2028 <ins>with a contract</ins>.')
  })

  test('never shows a second element for a mark, nor an unsafe address', () => {
    const html = show(body(paragraph('p', 'the IOC')), body(paragraph('p', 'the ', text('IOC', link('https://olympics.com/'), 'bold'))))
    expect(html).toContain('the <mark class="f"><a href="https://olympics.com/" rel="noopener"><b>IOC</b></a></mark>')
    const forged = body(paragraph('p', text('IOC', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))
    expect(show(body(), forged)).not.toContain('javascript:')
  })

  test('needs neither script nor style attribute', () => {
    const html = show(
      report(bullets('l', item('i', 'One')), table('t', 'Sales', row('r', 'OMEGA', '2,400'))),
      report(bullets('l', item('i', 'Two')), table('t', 'Sales', row('r', 'OMEGA', '2,200'))),
    )
    expect(html).not.toMatch(/ style=|<script|onclick/)
    expect(html).toContain('<details')
  })
})

describe('lists and tables', () => {
  test('show items of both sides in one list', () => {
    const html = show(
      body(bullets('l', item('a', 'Boats on the bay'), item('b', 'Trains'))),
      body(bullets('l', item('a', 'Boats on the bay'), item('c', 'Bicycles'))),
    )
    expect(html).toContain('<li>Boats on the bay</li><li class="gone"><del>Trains</del></li><li><ins>Bicycles</ins></li>')
    expect(html).toContain('Items: 1 added, 1 removed')
  })

  test('show changed rows, and count the others', () => {
    const rows = [row('1', 'Rolex', '10,600'), row('2', 'Cartier', '3,200'), row('3', 'OMEGA', '2,400')]
    const html = show(body(table('t', '', ...rows)), body(table('t', '', ...rows.slice(0, 2), row('3', 'OMEGA', '2,200'))))
    expect(html).toContain('2 rows unchanged')
    expect(html).toContain('<del>2,400</del><ins>2,200</ins>')
    expect(html).toContain('1 cell changed')
    expect(html).not.toContain('Rolex')
  })

  test('leave room for columns that only the other side has', () => {
    const older = table('t', '', row('1', 'Rolex', '10,600'), row('2', 'Cartier', '3,200'))
    const newer = table('t', '', { ...row('1', 'Rolex', '10,600'), content: [...row('1', 'Rolex', '10,600').content, ...row('x', '32').content] })
    expect(show(body(older), body(newer))).toContain('<del>3,200</del></td><td></td></tr>')
  })
})

describe('labels', () => {
  const label = (older: Content, newer: Content) => compareContents(older, newer).entries.flatMap((entry) => labelOf(entry).join(' '))

  test.each([
    ['an added heading', body(), body(heading('h', 'New')), 'Added: heading'],
    ['a removed paragraph', body(paragraph('p', 'Old')), body(), 'Removed'],
    ['a level', body(heading('h', 'Same', 2)), body(heading('h', 'Same', 3)), 'Reformatted: heading level 3, was 2'],
    ['a tone', body(callout('c', 'Watch', 'note', 'It ends.')), body(callout('c', 'Watch', 'critical', 'It ends.')), 'Reformatted: tone critical, was note'],
    ['bold', body(paragraph('p', 'Old')), body(paragraph('p', text('Old', 'bold'))), 'Reformatted: bold'],
  ])('say what came of %s', (_, older, newer, expected) => {
    expect(label(older, newer)).toEqual([expected])
  })
})

test('a part counts the changes of its subsections, and leads to the first of them', () => {
  const newer = body(
    ...summary,
    ...history.slice(0, 2),
    paragraph('p1', 'Forty chronographs came from Switzerland.'),
    paragraph('p2', 'Skiing got electronic gates in 1960.'),
    ...rivals,
  )
  expect(outlineRows(compareContents(report(), newer)).map(({ number, title, within, first }) => [number, title, within, first])).toEqual([
    ['', 'Executive summary', 0, null],
    ['1', 'History', 2, 1],
    ['1.1', 'Origins', 2, 1],
    ['2', 'Rivals', 0, null],
  ])
})

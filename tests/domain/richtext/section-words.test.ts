import { expect, it } from 'vitest'
import type { Block } from '#domain/richtext/document.ts'
import { sectionWords } from '#domain/richtext/section-words.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

const of = (...blocks: Block[]) => sectionWords(aContent({ blocks }).document)
const print = (...blocks: Block[]) => of(aHeading('h', 'Fleet'), ...blocks).get('h')?.print

it('a section goes from its heading to the next one of any level; what stands before the first is in none', () => {
  const words = of(
    aParagraph('p0', 'Before.'),
    aHeading('h1', 'Fleet'),
    aParagraph('p1', 'Boats.'),
    aHeading('h2', 'Paris 2024', 4),
    aHeading('h3', 'Piers', 3),
  )
  expect([...words.keys()]).toEqual(['h1', 'h2', 'h3'])
  expect(words.get('h2')?.title).not.toBe(words.get('h3')?.title)
  expect(words.get('h1')?.title).toBe(of(aHeading('h7', 'Fleet')).get('h7')?.title)
  expect(words.get('h1')?.print).toBe(of(aHeading('h1', 'Fleet'), aParagraph('p1', 'Boats.')).get('h1')?.print)
})

it('the print is the same whatever the ids, in all that a body can hold', () => {
  const { document } = aContent()
  const anew = JSON.parse(JSON.stringify(document).replaceAll(/"id":"([^"]+)"/g, '"id":"anew-$1"')) as typeof document
  expect([...sectionWords(anew).values()]).toEqual([...sectionWords(document).values()])
})

it.each<[string, Block]>([
  ['other words', aParagraph('p', 'Two boats leave.')],
  ['a mark', { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'One boat leaves.', marks: [{ type: 'bold' }] }] }],
  ['another kind of block', { type: 'blockquote', attrs: { id: 'q' }, content: [aParagraph('p', 'One boat leaves.')] }],
  ['a caption', { type: 'callout', attrs: { id: 'c', label: 'Note', tone: 'note' }, content: [aParagraph('p', 'One boat leaves.')] }],
])('the print is another with %s', (_, block) => {
  const one = aParagraph('p', 'One boat leaves.')
  expect(print(block)).not.toBe(print(one))
  expect(print(one, block)).not.toBe(print(block, one))
})

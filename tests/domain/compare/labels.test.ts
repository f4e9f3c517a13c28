import { expect, test } from 'vitest'
import { compareLabels, type EditionLabels } from '#domain/compare/labels.ts'
import { DAY, NOW } from '#tests/support/clock.ts'
import { read } from './blocks.ts'

const first: EditionLabels = {
  edition: '1.0',
  sponsor: 'Coca-Cola',
  tier: 'Worldwide Olympic Partners',
  category: 'Soft drinks',
  publishedAt: NOW,
  note: 'First edition.',
}

test('labels that stayed are unchanged, and those that changed are compared by their words', () => {
  const second = { ...first, edition: '2.0', sponsor: 'Coca-Cola–Mengniu', category: 'Soft drinks and dairy', publishedAt: NOW + DAY, note: 'Dairy added.' }
  const { labels, published } = compareLabels(first, second)
  expect(labels.map(({ label, change, segments }) => [label, change, read(segments)])).toEqual([
    ['sponsor', 'edited', expect.stringMatching(/\[.*Mengniu\]/)],
    ['tier', 'unchanged', 'Worldwide Olympic Partners'],
    ['category', 'edited', 'Soft drinks[ and dairy]'],
    ['edition', 'edited', '{1.0}[2.0]'],
    ['note', 'edited', '{First edition}[Dairy added].'],
  ])
  expect(published).toEqual({ older: NOW, newer: NOW + DAY })
})

test('a label that is empty on one side came or went', () => {
  const { labels } = compareLabels({ ...first, category: '' }, first)
  expect(labels.find(({ label }) => label === 'category')).toMatchObject({ change: 'edited', segments: [{ change: 'added' }] })
})

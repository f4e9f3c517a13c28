import { expect, test } from 'vitest'
import { type ReadyMadeFacts, readyMade } from '#components/compare/ready-made.ts'

const editions = [
  { edition: '1.0', revision: 2 },
  { edition: '1.1', revision: 5 },
  { edition: '2.0', revision: 9 },
]
const facts: ReadyMadeFacts = {
  reportId: 'r',
  from: 'live',
  to: 'draft',
  view: 'inline',
  live: { edition: '2.0', revision: 9 },
  editions,
  latest: 14,
  draftIs: null,
  look: { revision: 12, same: false },
}

/** Each comparison in a line: "Draft: With live 2.0 live→draft *". */
const offered = (some: Partial<ReadyMadeFacts> = {}) =>
  readyMade({ ...facts, ...some }).flatMap(({ of, pairs }) =>
    pairs.map(({ label, href, here }) => {
      const query = href && new URL(href, 'http://host.test').searchParams
      return `${of}: ${label}${query ? ` ${query.get('from')}→${query.get('to')}${query.get('view') ?? ''}` : ''}${here ? ' *' : ''}`
    }),
  )

test('of a draft: with live, since one looked, with the one before; and the live edition with its predecessor', () => {
  expect(offered()).toEqual([
    'Draft: With live 2.0 live→draft *',
    'Draft: Since you last looked 12→draft',
    'Draft: With the one before 14→draft',
    'Live 2.0: With the edition before 5→9',
  ])
})

test('a draft that says what the newest revision says is compared with the one before that', () => {
  expect(offered({ draftIs: 14 })).toContain('Draft: With the one before 13→draft')
  expect(offered({ draftIs: 14, from: 13, to: 14 })).toContain('Draft: With the one before 13→draft *')
  expect(offered({ latest: 1, draftIs: 1, live: null, editions: [], look: null })).toEqual([])
})

test('nothing is offered since a look where there was none, and nothing to see is said', () => {
  expect(offered({ look: null }).join()).not.toContain('looked')
  expect(offered({ look: { revision: 14, same: true } })).toContain('Draft: Nothing changed since you last looked')
})

test('of a revision: with live, the older first, with the edition and the revision before, and with the draft', () => {
  expect(offered({ from: 4, to: 5 }).filter((line) => line.startsWith('Revision'))).toEqual([
    'Revision 5: With live 2.0 5→9',
    'Revision 5: With the edition before 2→5',
    'Revision 5: With the one before 4→5 *',
    'Revision 5: With the draft 5→draft',
  ])
  expect(offered({ from: 9, to: 12 })).toContain('Revision 12: With live 2.0 9→12 *')
})

test('the first edition has none before it, and one that says the same again is passed over', () => {
  expect(offered({ live: { edition: '1.0', revision: 2 }, editions: editions.slice(0, 1) }).join()).not.toContain('edition before')
  const again = [...editions, { edition: '2.1', revision: 9 }]
  expect(offered({ live: { edition: '2.1', revision: 9 }, editions: again })).toContain('Live 2.1: With the edition before 5→9')
})

test('the way of showing goes along', () => {
  expect(offered({ view: 'side' })).toContain('Draft: With live 2.0 live→draftside *')
})

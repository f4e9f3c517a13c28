import { describe, expect, it } from 'vitest'
import { flattenedItem, flattenedLists } from '#domain/exchange/flattened.ts'

/** The lists of a text, each as its lead and its items. */
const listsOf = (text: string) => {
  let open = 0
  return flattenedLists(text).map(({ lead, items, to, sure }) => {
    const shown = [text.slice(open, lead), ...items.map(([from, to]) => text.slice(from, to))]
    open = to
    return sure ? shown : ['unsure', ...shown]
  })
}

describe('a list that lost its lines', () => {
  it('has an item for each name with a colon, whatever dashes stand inside', () => {
    expect(listsOf('Shares (2025): - Rolex: 33% - or more. - Cartier (Paris): 9% - Second. - OMEGA: 6%.')).toEqual([
      ['Shares (2025):', 'Rolex: 33% - or more.', 'Cartier (Paris): 9% - Second.', 'OMEGA: 6%.'],
    ])
  })

  it('has an item for each name with a bracket and a dash, where the first has one', () => {
    expect(listsOf('Faces (Paris 2024) - Ines Marchetti (Judo, Italy) - Won twice. - Again in Rio - Tom Okafor (Sailing, Norway) - Came back.')).toEqual([
      ['Faces (Paris 2024)', 'Ines Marchetti (Judo, Italy) - Won twice. - Again in Rio', 'Tom Okafor (Sailing, Norway) - Came back.'],
    ])
  })

  it('has an item for each edition and its city', () => {
    expect(listsOf('Houses - 2012 London: the first - 2024 Paris: the last')).toEqual([['Houses', '2012 London: the first', '2024 Paris: the last']])
  })

  it('may stand behind other sentences that end in a colon', () => {
    const lead = 'The brand came back in 2006. It stayed, and says why in a brochure that was printed for the anniversary of its return, in three parts:'
    expect(listsOf(`${lead} - First: light - Second: time`)).toEqual([[lead, 'First: light', 'Second: time']])
  })

  it('may be followed by another behind a label of its own', () => {
    expect(listsOf('By venue: - Coliseum: 40. - Carson: 9. Screens by city: - Long Beach: 14 - Inglewood: 22')).toEqual([
      ['By venue:', 'Coliseum: 40.', 'Carson: 9. '],
      ['Screens by city:', 'Long Beach: 14', 'Inglewood: 22'],
    ])
    expect(listsOf('Media: - BBC: rights - NBC: rights Agencies: - Ogilvy: film - BBDO: print').map(([lead]) => lead)).toEqual(['Media:', 'Agencies:'])
  })

  it('has an item for each bullet sign inside a line', () => {
    expect(listsOf('Speakers: • Ines Marchetti, who opened • Tom Okafor - Closed it')).toEqual([
      ['Speakers:', 'Ines Marchetti, who opened', 'Tom Okafor - Closed it'],
    ])
  })

  it('is unsure where no item is named', () => {
    expect(listsOf('Words on the wall: - Faster - Higher - Stronger')).toEqual([['unsure', 'Words on the wall:', 'Faster', 'Higher', 'Stronger']])
  })
})

it.each([
  'The brand - Swiss by birth - has timed the Games.',
  'It came back. It stayed - Since 2006 - For good - And for all',
  'Opening hours – Monday to Friday – are those of the mall.',
  'The rate was 3 - 4 % - or less - in all years.',
  'One dash - Only: this one',
])('prose with dashes is no list: %s', (text) => {
  expect(listsOf(text)).toEqual([])
})

it('a bullet that holds three named items or more is a list of them, and with fewer it is one bullet', () => {
  const items = (text: string) => flattenedItem(text)?.items.map(([from, to]) => text.slice(from, to)) ?? null
  expect(items('East: 4 - West: 6 - or 7 - South: 9')).toEqual(['East: 4', 'West: 6 - or 7', 'South: 9'])
  expect(items('AWS (Amazon): the first - Note: an estimate')).toBeNull()
  expect(items('One - Two - Three')).toBeNull()
})

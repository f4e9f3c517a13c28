import { describe, expect, it } from 'vitest'
import { indexAddress } from '#components/reading/addresses.ts'
import { optionsOf, type ShownIndex, type ShownSponsor, sift, siftingOf } from '#components/reading/sifting.ts'

const tier = (key: string, rank: number, programmeKey: string) => ({ key, singular: `${key} partner`, plural: `${key} partners`, rank, programmeKey })
const world = tier('world', 1, 'ioc')
const first = tier('first', 2, 'la28')
const team = tier('team', 3, 'usa')
const programmes = ['ioc', 'la28', 'usa'].map((key) => ({ key, name: `Programme ${key}`, owner: 'Its owner' }))
const deal = (of: typeof world, name: string, ended = false) => ({ tier: of, category: { slug: name.toLowerCase(), name }, ended })
const live = (majorAt: number) => ({ major: 1, minor: 2, publishedAt: majorAt + 10, majorAt, standfirst: '' })
const sponsor = (name: string, deals: ShownSponsor['deals'], at?: number): ShownSponsor => ({
  slug: name.toLowerCase(),
  name,
  siglum: name.slice(0, 2),
  entities: [],
  deals,
  live: at === undefined ? null : live(at),
})

/** Quay has a second deal, and Pier one that ended. */
const index: ShownIndex = {
  tiers: [
    { sponsors: [sponsor('Mole', [deal(world, 'Boats')], 200), sponsor('Pier', [deal(world, 'Beer'), deal(first, 'Boats', true)], 300)] },
    { sponsors: [sponsor('Quay', [deal(first, 'Airline'), deal(team, 'Boats')], 100), sponsor('Ärmel', [deal(first, 'Tickets')])] },
  ],
  former: [{ ...sponsor('Buoy', [deal(first, 'Boats', true)], 50), years: { from: '2015', until: '2024' } }],
  known: [world, first, team].map((one, at) => ({ tier: one, programme: programmes[at] ?? { key: '', name: '', owner: '' } })),
  sponsors: 4,
  reports: 4,
  latest: 310,
}
const shown = (sifting: Parameters<typeof sift>[1]) => {
  const { groups, list, former } = sift(index, sifting)
  return {
    groups: groups.map((group) => [group.tier.key, group.sponsors.map(({ name }) => name)]),
    list: list?.map(({ name }) => name) ?? null,
    former: former.map(({ name }) => name),
  }
}

describe('sifting the index', () => {
  it('shows all by tier in rank order, by name, each under its primary deal', () => {
    expect(shown({})).toEqual({
      groups: [
        ['world', ['Mole', 'Pier']],
        ['first', ['Ärmel', 'Quay']],
      ],
      list: null,
      former: ['Buoy'],
    })
    expect(sift(index, {})).toMatchObject({ sponsors: 4, reports: 4 })
  })

  it('counts every running deal, and shows a sponsor by the one that fits', () => {
    expect(shown({ tier: 'team' })).toEqual({ groups: [['team', ['Quay']]], list: null, former: [] })
    expect(sift(index, { tier: 'team' }).groups[0]?.sponsors[0]?.deal.category.name).toBe('Boats')
    expect(shown({ category: 'boats' })).toEqual({
      groups: [
        ['world', ['Mole']],
        ['team', ['Quay']],
      ],
      list: null,
      former: ['Buoy'],
    })
  })

  it('takes several wishes together, of one deal and not of two', () => {
    expect(shown({ tier: 'first', category: 'boats' }).groups).toEqual([])
    expect(shown({ programme: 'usa', category: 'boats' }).groups).toEqual([['team', ['Quay']]])
  })

  it('orders by name, or by the latest major change with those without a report last', () => {
    expect(shown({ sort: 'name' })).toEqual({ groups: [], list: ['Ärmel', 'Mole', 'Pier', 'Quay'], former: ['Buoy'] })
    expect(shown({ sort: 'latest' }).list).toEqual(['Pier', 'Mole', 'Quay', 'Ärmel'])
  })
})

describe('what may be chosen', () => {
  it('counts what each choice would leave beside the others, and leaves out what leaves nobody', () => {
    expect(optionsOf(index, {}, 'tier').map(({ value, count }) => [value, count])).toEqual([
      ['world', 2],
      ['first', 2],
      ['team', 1],
    ])
    expect(optionsOf(index, { category: 'boats' }, 'tier').map(({ value, count }) => [value, count])).toEqual([
      ['world', 1],
      ['first', 0],
      ['team', 1],
    ])
    expect(optionsOf(index, { tier: 'world' }, 'category').map(({ label, count }) => [label, count])).toEqual([
      ['Beer', 1],
      ['Boats', 1],
    ])
  })

  it('keeps the present choice, even where it leaves nobody', () => {
    expect(optionsOf(index, { tier: 'world', category: 'airline' }, 'category').map(({ value, count }) => [value, count])).toContainEqual(['airline', 0])
  })
})

describe('an address', () => {
  const asked = (query: string) => siftingOf(index, new URLSearchParams(query))

  it('says what the index is sifted by, and sifting says the address', () => {
    const sifting = { tier: 'first', category: 'boats', programme: 'la28', sort: 'latest' as const }
    expect(indexAddress(sifting)).toBe('/?tier=first&category=boats&programme=la28&sort=latest')
    expect(asked(indexAddress(sifting).slice(2))).toEqual({ sifting, unknown: [] })
    expect(indexAddress({})).toBe('/')
    expect(asked('tier=&sort=rank')).toEqual({ sifting: {}, unknown: [] })
  })

  it('may ask for what nobody knows', () => {
    expect(asked('tier=gold&category=boats&programme=__proto__&sort=size')).toEqual({
      sifting: { category: 'boats' },
      unknown: ['tier', 'programme', 'sort'],
    })
  })
})

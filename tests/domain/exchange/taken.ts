import type { TakenEdition } from '#domain/exchange/taken-edition.ts'
import type { Block, Content, Inline } from '#domain/richtext/document.ts'
import { aContent } from '#tests/support/factories.ts'

/** An edition to be taken away, with every node and mark in it. */
export function aTakenEdition(overrides: Partial<TakenEdition> = {}): TakenEdition {
  return {
    ...aContent(),
    sponsor: 'Northwind Ferries',
    tier: { key: 'worldwide-olympic-partner', label: 'Worldwide Olympic Partners' },
    category: 'Passenger transport by water',
    number: '2.1',
    published: { iso: '2026-02-20', words: '20 February 2026' },
    note: 'The fleet was counted anew.',
    address: 'https://reports.example/sponsors/northwind-ferries/editions/2.1',
    tone: 'worldwide',
    ...overrides,
  }
}

export const withBlocks = (...content: Block[]): Content => ({ standfirst: '', document: { type: 'doc', content } })
export const aLine = (...content: Inline[]): Block => ({ type: 'paragraph', attrs: { id: 'p' }, content })

/** A content without the ids of its blocks, which each reading makes anew. */
export function withoutIds(content: Content): unknown {
  return JSON.parse(JSON.stringify(content, (name, value) => (name === 'id' ? undefined : value)))
}

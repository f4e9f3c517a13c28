import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ComparedText } from '#components/reading/compared-text.tsx'
import { compareContents } from '#domain/compare/compare.ts'
import { excerptOf } from '#domain/compare/excerpt.ts'
import type { Block } from '#domain/richtext/document.ts'
import { aContent, aHeading, aParagraph } from '#tests/support/factories.ts'

const fleet = [aHeading('h1', 'Fleet'), aParagraph('p1', 'Forty-two boats serve the bay.'), aParagraph('p2', 'The oldest of them was built in 1962.')]
const piers = [aHeading('h2', 'Piers'), aParagraph('p3', 'Nine piers are used for the Games.')]

/** Which of the places that margins lead to are there. */
function places(older: Block[], newer: Block[]): string[] {
  const [before, after] = [aContent({ blocks: older }), aContent({ blocks: newer })]
  const excerpt = excerptOf(compareContents(before, after), after, 1)
  const markup = renderToStaticMarkup(<ComparedText excerpt={excerpt} whole={false} elsewhere={(change) => `/from-${change}`} />)
  return [...markup.matchAll(/ id="in-([^"]+)"/g)].map(([, id]) => id ?? '')
}

describe('the place of a section in a comparison is there once', () => {
  it('where words of it changed, or were taken out', () => {
    expect(places([...fleet, ...piers], [...fleet.slice(0, 2), aHeading('h2', 'Piers'), aParagraph('p3', 'Ten piers are used for the Games.')])).toEqual([
      'h1',
      'h2',
    ])
  })

  it('where it is new, or its title is', () => {
    expect(places(fleet, [aHeading('h1', 'Boats'), ...fleet.slice(1), ...piers])).toEqual(['h1', 'h2'])
    expect(places(fleet, [...fleet, aHeading('h3', 'Paris 2024', 4), aParagraph('p4', 'Four ferries crossed the river.')])).toEqual(['h1', 'h3'])
  })

  it('where a new heading took its last paragraphs from it', () => {
    const [title, boats, oldest] = fleet
    if (!title || !boats || !oldest) throw new Error('There are three blocks')
    expect(places([...fleet, ...piers], [title, boats, aHeading('h5', 'The oldest', 3), oldest, ...piers])).toEqual(['h5', 'h1'])
  })

  it('where a paragraph went to another one', () => {
    const [title, boats, oldest] = fleet
    if (!title || !boats || !oldest) throw new Error('There are three blocks')
    expect(places([...fleet, ...piers], [title, boats, ...piers, oldest]).toSorted()).toEqual(['h1', 'h2'])
  })
})

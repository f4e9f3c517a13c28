import { describe, expect, it } from 'vitest'
import { writeJson } from '#domain/exchange/write-json.ts'
import { writePlain } from '#domain/exchange/write-plain.ts'
import { parseDocument } from '#domain/richtext/parse.ts'
import { aHeading, aParagraph } from '#tests/support/factories.ts'
import { aLine, aTakenEdition, withBlocks } from './taken.ts'

describe('an edition as plain text', () => {
  it('reads from the top down, with numbers, lists, tables and what is struck out', () => {
    expect(writePlain(aTakenEdition())).toBe(`Worldwide Olympic Partners

NORTHWIND FERRIES

Passenger transport by water

Edition 2.1, 20 February 2026
The fleet was counted anew.
https://reports.example/sponsors/northwind-ferries/editions/2.1

Northwind Ferries carries visitors between the venues of the bay and has sponsored the Games since 2019.


EXECUTIVE SUMMARY

The company runs forty-two boats under a nine-year deal, renewed and no longer [struck out: contested]. Its tender number is NF-2019; it emits 12 t of CO2 a day, on the 1st line alone.
The timetable (https://ferries.example/timetable) is public.

| WATCH
| The harbour licence ends in March 2028, four months before the opening ceremony.


1. HISTORY AND PRESENCE

1.1 Origins of the partnership

Talks began on a night crossing in 2018 and were signed the year after.

• The bay line: every ten minutes.
• The island line, in two parts:
  1. the north pier;
  2. the south pier.

By edition

    We will carry everyone who comes to the quay.

1.2 Figures

Table 1. The fleet by year

Year                             Boats
-------------------------------  -----
2019                             31
No count was published in 2020.

* * *


2. OUTLOOK

Two more boats join before the Games; the company has said nothing about the years after.


APPENDIX: SOURCES

Annual statements of the company, 2019 to 2025.

End of report
`)
  })

  it('tells a table that is too wide row by row, each cell behind the name of its column', () => {
    const cell = (id: string, type: 'tableCell' | 'tableHeader', words: string) => ({
      type,
      attrs: { id, colspan: 1, rowspan: 1 },
      content: [aParagraph(`${id}p`, words)],
    })
    const long = 'words '.repeat(20).trim()
    const table = {
      type: 'table' as const,
      attrs: { id: 't', caption: 'Wide' },
      content: [
        { type: 'tableRow' as const, attrs: { id: 'r1' }, content: [cell('a', 'tableHeader', 'Who'), cell('b', 'tableHeader', 'What')] },
        { type: 'tableRow' as const, attrs: { id: 'r2' }, content: [cell('c', 'tableCell', 'One'), cell('d', 'tableCell', long)] },
      ],
    }
    expect(writePlain(aTakenEdition(withBlocks(table)))).toContain(`Table 1. Wide\n\nWho: One\nWhat: ${long}\n`)
  })

  it('says where a link leads, but not twice, and not within the report', () => {
    const link = (text: string, href: string) => aLine({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] })
    const written = (text: string, href: string) =>
      writePlain(aTakenEdition({ ...withBlocks(link(text, href)), standfirst: '' }))
        .split('\n\n')
        .at(-2)
    expect(written('Omega', '/sponsors/omega')).toBe('Omega (https://reports.example/sponsors/omega)')
    expect(written('https://a.example/', 'https://a.example/')).toBe('https://a.example/')
    expect(written('below', '#s1')).toBe('below')
    expect(written('write', 'mailto:desk@a.example')).toBe('write (desk@a.example)')
  })
})

describe('an edition as JSON', () => {
  it('has the labels, the outline with its numbers and anchors, and the body as the API gives it', () => {
    const edition = aTakenEdition(withBlocks(aHeading('a', 'Executive Summary'), aHeading('b', 'History'), aHeading('c', 'Origins', 3)))
    const { document, ...said } = JSON.parse(writeJson(edition)) as Record<string, unknown>
    expect(said).toEqual({
      format: 'host-city-edition',
      version: 1,
      schema: 1,
      sponsor: 'Northwind Ferries',
      tier: { key: 'worldwide-olympic-partner', label: 'Worldwide Olympic Partners' },
      category: 'Passenger transport by water',
      edition: '2.1',
      published: '2026-02-20',
      note: 'The fleet was counted anew.',
      address: 'https://reports.example/sponsors/northwind-ferries/editions/2.1',
      standfirst: '',
      sections: [
        { id: 'a', level: 2, number: '', title: 'Executive Summary', anchor: 'summary' },
        { id: 'b', level: 2, number: '1', title: 'History', anchor: 's1' },
        { id: 'c', level: 3, number: '1.1', title: 'Origins', anchor: 's1-1' },
      ],
    })
    expect(parseDocument(document)).toEqual({ ok: true, value: edition.document })
  })
})

import { describe, expect, it } from 'vitest'
import { asOf, bracketedName, bulletLabel, leadIn, runInHeading, toneOf } from '#domain/exchange/labels.ts'

describe('labels', () => {
  it('of bullets reach to the colon', () => {
    expect(bulletLabel('FY2025 Net Sales (twelve months to December 2025): CHF 6,280 million')).toBe('FY2025 Net Sales (twelve months to December 2025):')
    expect(bulletLabel('"The Return" campaign: made in Paris')).toBe('"The Return" campaign:')
    expect(bulletLabel('olympic.org, all of it')).toBe('')
    expect(bulletLabel('It opened at 10:30 in the morning')).toBe('')
    expect(bulletLabel('They came. Then they said: no')).toBe('')
  })

  it('of paragraphs are titles and no sentences', () => {
    expect(leadIn('Critical LA28 Consideration: The role is open.')).toBe('Critical LA28 Consideration:')
    expect(leadIn('The company has faced many things including: a fine')).toBe('')
    expect(leadIn('Its messages consistently emphasise: speed')).toBe('')
  })
})

it('of call-outs tell their tone', () => {
  const tones = ['Critical Development:', 'LA28 Venue Context:', 'Important Note:', 'Two Numbers:'].map(toneOf)
  expect(tones).toEqual(['critical', 'context', 'note', null])
})

it('names with a bracket are labels where a dash follows', () => {
  expect(bracketedName('Ines Marchetti (Judo, Italy) - Won twice.')).toBe('Ines Marchetti (Judo, Italy)')
  expect(bracketedName('Ines Marchetti (Judo, Italy) won twice - in Paris.')).toBe('')
})

describe('headings that ran into their text', () => {
  it('show where the sponsor or an opening word follows other capitals', () => {
    expect(runInHeading('Pre-2020 History Nike has made shoes.', 'Nike')).toBe('Pre-2020 History')
    expect(runInHeading("Beijing 2008 Ralph Lauren's first Games were these.", 'Ralph Lauren')).toBe('Beijing 2008')
    expect(runInHeading('The House Programme The idea is older.', 'OMEGA')).toBe('The House Programme')
  })

  it('are no sentence that begins with names', () => {
    expect(runInHeading('IOC President Thomas Bach called it new.', 'Alibaba')).toBe('')
    expect(runInHeading('OMEGA House Paris was open.', 'OMEGA')).toBe('')
    expect(runInHeading('In Paris, The Visa app was new.', 'Visa')).toBe('')
  })
})

it('dates are found where a fact or a section is as of one', () => {
  expect(asOf('Corporate Leadership (as of January 2026)', { bullet: false })).toBe('as of January 2026')
  expect(asOf('Dividend: CHF 4.50 (January 2026)', { bullet: true })).toBe('January 2026')
  expect(asOf('Announced in Davos (January 2017)', { bullet: false })).toBe('')
  expect(asOf('It serves as of old', { bullet: true })).toBe('')
})

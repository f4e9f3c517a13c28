import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dealFields, endField } from '#lib/deal-fields.ts'
import { descriptionFields } from '#lib/description-fields.ts'

const deal = z.object(dealFields)
const typed = { tier: 'founding-partner', category: 'Boats', announced: '', from: '2028-07', until: ' 2028-07-14 ' }
const issue = (schema: z.ZodType, given: unknown) => schema.safeParse(given).error?.issues.map(({ path, message }) => [path[0], message])

describe('the form of a deal', () => {
  it('takes dates as precise as they are known, and nothing for what is not', () => {
    expect(deal.parse(typed)).toEqual({ ...typed, announced: null, until: '2028-07-14' })
  })

  it('says under the field what a date looks like', () => {
    expect(issue(deal, { ...typed, from: '14.7.2028' })).toEqual([['from', 'Write it as 2028, 2028-07 or 2028-07-14.']])
    expect(issue(deal, { ...typed, until: '2028-02-30' })).toEqual([['until', 'Write it as 2028, 2028-07 or 2028-07-14.']])
    expect(endField.safeParse('').error?.issues[0]?.message).toBe('Say when it ended, as precisely as you know.')
    expect(endField.parse('2025')).toBe('2025')
  })
})

describe('the form of who stands behind a name', () => {
  const form = z.object(descriptionFields)

  it('takes one company a line, and nothing for what is not known', () => {
    expect(form.parse({ entities: ' The Coca-Cola Company \r\n\r\nMengniu\n', headquarters: '  ', ticker: ' NYSE: KO ' })).toEqual({
      entities: ['The Coca-Cola Company', 'Mengniu'],
      headquarters: null,
      ticker: 'NYSE: KO',
    })
  })

  it('says under the field what is too much', () => {
    expect(issue(form, { entities: 'a\n'.repeat(9), headquarters: 'x'.repeat(161), ticker: 'x'.repeat(121) })).toEqual([
      ['entities', 'Write one company a line, at most eight of at most 160 characters.'],
      ['headquarters', 'Use at most 160 characters, on one line.'],
      ['ticker', 'Use at most 120 characters, on one line.'],
    ])
  })
})

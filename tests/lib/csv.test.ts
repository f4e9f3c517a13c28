import { expect, it } from 'vitest'
import { CSV_BEGIN, csvRow } from '#lib/csv.ts'

it('texts are quoted, figures are not, and a row ends as the rule says', () => {
  expect(csvRow(['a', 1, null, 'b "c", d\ne'])).toBe('"a",1,,"b ""c"", d\ne"\r\n')
  expect(CSV_BEGIN).toBe('\uFEFF')
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u0000=1', '\uFEFF=1', '＝1', '＠x', '\tx', '=HYPERLINK("http://x","y")'])(
  '%j is shown and not run',
  (text) => {
    const row = csvRow([text])
    expect(row.startsWith('"\'')).toBe(true)
    expect(row).not.toContain('\u0000')
    expect(csvRow(['x', text])).toContain(`,"'`)
  },
)

it('words and times stay as they are', () => {
  for (const text of ['Ines Marchetti', '2026-07-14T09:00:00.000Z', 'Zoë', '{"a":-1}', '', 'a=b'])
    expect(csvRow([text])).toBe(`"${text.replaceAll('"', '""')}"\r\n`)
})

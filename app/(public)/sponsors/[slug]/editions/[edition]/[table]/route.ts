import { editionName, editionOf, tableAddress } from '#components/reading/addresses.ts'
import { publicEdition } from '#domain/editions/public-editions.ts'
import type { Table } from '#domain/richtext/document.ts'
import { tableRows } from '#domain/richtext/table-rows.ts'
import { CSV_BEGIN, csvRow } from '#lib/csv.ts'
import { reads } from '#lib/process.ts'
import { fileResponse } from '../../../../../file-response.ts'
import { missing } from '../../../../../missing.tsx'
import { withoutEdition } from '../../../no-edition.tsx'

export const dynamic = 'force-dynamic'

/** A table of an edition as comma-separated values, by its number: "table-3.csv". */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; edition: string; table: string }> }): Promise<Response> {
  const { slug, edition: part, table } = await params
  const number = editionOf(part)
  const at = Number(/^table-([1-9]\d{0,4})\.csv$/.exec(table)?.[1] ?? 0)
  if (!number || at === 0) return missing({ keep: true })
  const answer = publicEdition(reads(), slug, number)
  if (answer.kind !== 'edition') return withoutEdition(answer, (present) => tableAddress(present, number, at))
  const found = answer.edition.document.content.filter((block): block is Table => block.type === 'table')[at - 1]
  if (!found) return missing({ keep: true })
  const name = `${answer.edition.name}, edition ${editionName(number)}, table ${at}.csv`
  const rows = tableRows(found).map((row) => csvRow(row.map(cellOf)))
  return fileResponse(CSV_BEGIN + rows.join(''), { type: 'text/csv; charset=utf-8', name, saved: true })
}

/** A number is given as one, where it is written as programs write it: a minus before it makes no formula of it. */
const cellOf = (cell: string): string | number => (String(Number(cell)) === cell ? Number(cell) : cell)

import { directoryColumns, directoryOf, directoryRow } from '#components/reading/directory.ts'
import { publicIndex } from '#domain/editions/public.ts'
import { CSV_BEGIN, csvRow } from '#lib/csv.ts'
import { reads } from '#lib/process.ts'
import { worldly } from '../canonical.ts'
import { fileResponse } from '../file-response.ts'

export const dynamic = 'force-dynamic'

/** The directory of sponsors as comma-separated values. */
export function GET(): Response {
  const rows = directoryOf(publicIndex(reads()), worldly).map((sponsor) => csvRow(directoryRow(sponsor)))
  return fileResponse(CSV_BEGIN + csvRow(directoryColumns) + rows.join(''), { type: 'text/csv; charset=utf-8', name: 'Host City sponsors.csv', saved: true })
}

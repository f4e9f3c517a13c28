import { directoryOf } from '#components/reading/directory.ts'
import { publicIndex } from '#domain/editions/public.ts'
import { reads } from '#lib/process.ts'
import { worldly } from '../canonical.ts'
import { fileResponse } from '../file-response.ts'

export const dynamic = 'force-dynamic'

/** The index as JSON: what docs/files.md says of it. */
export function GET(): Response {
  const said = { format: 'host-city-sponsors', version: 1, sponsors: directoryOf(publicIndex(reads()), worldly) }
  return fileResponse(`${JSON.stringify(said, null, 1)}\n`, { type: 'application/json; charset=utf-8', name: 'Host City sponsors.json', saved: false })
}

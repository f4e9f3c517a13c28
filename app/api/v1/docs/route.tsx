import { ApiPage } from '#components/reading/api-page.tsx'
import { PublicDocument } from '#components/reading/document.tsx'
import { documentResponse } from '#lib/document.tsx'
import { environment } from '#lib/environment.ts'
import { openApi } from '#lib/openapi.ts'
import { stylesheet } from '../../../(public)/stylesheet.ts'
import { addresses } from '../../addresses.ts'

export const dynamic = 'force-dynamic'

/** The API for people to read: what /api/v1/openapi.json says to programs. */
export function GET(): Promise<Response> {
  const head = {
    title: 'The API',
    description: 'Every address of the API of Host City, with what it takes, gives and refuses.',
    stylesheet: stylesheet().href,
    skip: { to: 'addresses', words: 'Skip to the addresses' },
  }
  const api = openApi(addresses, environment().publicUrl?.origin ?? null)
  return documentResponse(
    <PublicDocument head={head}>
      <ApiPage api={api} />
    </PublicDocument>,
  )
}

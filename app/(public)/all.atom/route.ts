import { feedResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

/** Every edition of the library, corrections too. */
export const GET = (): Promise<Response> => feedResponse({ kind: 'site' }, { all: true, format: 'atom' })

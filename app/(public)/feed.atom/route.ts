import { feedResponse } from '../feed-response.ts'

export const dynamic = 'force-dynamic'

/** What is new in the library: new reports and major changes. */
export const GET = (): Promise<Response> => feedResponse({ kind: 'site' }, { all: false, format: 'atom' })

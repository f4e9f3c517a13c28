import { stylesheet } from '../stylesheet.ts'

export const dynamic = 'force-dynamic'

/** The sheet of the public pages. Pages ask for it by an address that changes with its content, so it may be kept for ever. */
export function GET(): Response {
  return new Response(stylesheet().text, { headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' } })
}

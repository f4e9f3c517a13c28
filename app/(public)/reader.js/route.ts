import { script } from '../script.ts'

export const dynamic = 'force-dynamic'

/** The script of the public pages. Pages ask for it by an address that changes with its content, so it may be kept for ever. */
export function GET(): Response {
  return new Response(script().text, { headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' } })
}

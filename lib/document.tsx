import type { ReactElement } from 'react'

/**
 * What may run and load on a page for readers: our own sheet, script, faces and images, none of it within the page. Our
 * script asks for nothing; `connect-src` is for tools of the browser that look for robots.txt from the page.
 */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Any cache may keep a document; none may show it without asking whether it still stands. */
const kept = 'public, max-age=0, must-revalidate'

/**
 * A document for readers: markup and nothing else. `keep: false` is for addresses that caches must leave alone, `indexed:
 * false` for those that search engines are to read and not to offer.
 */
export async function documentResponse(
  element: ReactElement,
  { status = 200, keep = true, indexed = true }: { status?: 200 | 404 | 410 | 503; keep?: boolean; indexed?: boolean } = {},
): Promise<Response> {
  return new Response(`<!doctype html>${await markupOf(element)}`, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': keep ? kept : 'no-store',
      'Content-Security-Policy': policy,
      ...(indexed ? {} : { 'X-Robots-Tag': 'noindex' }),
    },
  })
}

/** An element as markup. */
export async function markupOf(element: ReactElement): Promise<string> {
  // Next refuses a static import of react-dom/server in what it bundles for a route.
  const { renderToStaticMarkup } = await import('react-dom/server')
  return renderToStaticMarkup(element)
}

/** What programs read of the library: a feed, a map. */
export function textResponse(text: string, type: string): Response {
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': kept } })
}

/** Sends readers of an address that a sponsor had before to the one that it has now. */
export function movedResponse(path: string): Response {
  return new Response(null, { status: 308, headers: { Location: path, 'Cache-Control': kept } })
}

const HERE = 'http://here.invalid'

/**
 * A path of the desk out of what an address said, or the desk itself: whoever signs in is never sent elsewhere.
 * Parsed as a browser would, so that backslashes, tabs and `//` mean what they mean there.
 */
export function ownPath(asked: string | undefined | null): string {
  const url = asked?.startsWith('/') ? URL.parse(asked, HERE) : null
  if (!url || url.origin !== HERE || !/^\/(desk|admin)(\/|$)/.test(url.pathname)) return '/desk'
  // Next asks for pages with a parameter of its own.
  url.searchParams.delete('_rsc')
  return url.pathname + url.search + url.hash
}

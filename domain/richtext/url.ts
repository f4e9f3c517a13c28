/** The one place that decides where a link may lead: http, https, mailto, a page of ours (`/…`) or a place in the same report (`#…`). */
export function isSafeUrl(href: string): boolean {
  if (href.length === 0 || href.length > 2_000 || /[\s<>"\\]/.test(href) || hasControl(href)) return false
  if (href.startsWith('#')) return href.length > 1
  if (href.startsWith('/')) return !href.startsWith('//')
  if (/^mailto:[^@?]+@[^@?]+(\?|$)/i.test(href)) return true
  if (!/^https?:\/\//i.test(href)) return false
  return URL.canParse(href) && new URL(href).username === '' && new URL(href).hostname !== ''
}

function hasControl(text: string): boolean {
  for (const character of text) if (character.charCodeAt(0) < 32 || character.charCodeAt(0) === 127) return true
  return false
}

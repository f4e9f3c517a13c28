/**
 * What a query may ask of a document that is kept, by its path and in this order. Nothing else in a query means anything
 * there, so that a made-up one makes no new entry.
 */
const questions: Record<string, readonly string[]> = {
  '/': ['tier', 'category', 'programme', 'sort'],
}

/** Documents that have an answer to everything one may type: each is made when it is asked for. */
const unkept = new Set(['/search', '/search.json'])

/** No key of a tier, a programme or an order is longer, and no slug. */
const LONGEST = 100

/** The address that a document is kept under: the path, and what of the query counts. Null where none is kept. */
export function keptAddress(url: string): string | null {
  const cut = url.indexOf('?')
  const path = cut < 0 ? url : url.slice(0, cut)
  if (unkept.has(path)) return null
  const names = cut < 0 ? undefined : questions[path]
  if (!names) return path
  const asked = new URLSearchParams(url.slice(cut + 1))
  const counting = new URLSearchParams()
  for (const name of names) {
    const value = asked.get(name)
    if (value && value.length <= LONGEST) counting.set(name, value)
  }
  return counting.size > 0 ? `${path}?${counting}` : path
}

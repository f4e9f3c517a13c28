export type Asked = string | string[] | undefined

/** One value of an address, cut to what it may be; empty where it is not there, or there more than once. */
export const oneOf = (asked: Asked): string => (typeof asked === 'string' ? asked.slice(0, 200).trim() : '')

/** A day of an address (2026-07-14, UTC) as its first moment, or null where it is none. */
export function dayOf(asked: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asked)) return null
  const at = Date.parse(`${asked}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== asked ? null : at
}

/** What an address asks for that means nothing, and so narrows nothing: what was asked, in the order of the form. */
export function unmet<Chosen extends Record<string, string>>(query: { [name in keyof Chosen]?: Asked }, chosen: Chosen): string[] {
  return Object.entries(chosen)
    .map(([name, value]) => (value === '' ? oneOf(query[name]) : ''))
    .filter((asked) => asked !== '')
}

/** An address with what narrows its list, without what does not. */
export function siftedAddress(path: string, chosen: Record<string, string | number | null>): string {
  const query = new URLSearchParams(Object.entries(chosen).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]])))
  return query.size > 0 ? `${path}?${query}` : path
}

export const DAY = 86_400_000

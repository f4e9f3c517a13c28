import type { Picked } from '#components/authors/authors-pick.tsx'
import type { Narrowing } from '#components/authors/stretches.ts'

export type AuthorsQuery = { [Name in keyof Picked]?: string | string[] }

/** What the address asks for. What makes no sense in it counts as not said. */
export function askedOf(
  query: AuthorsQuery,
  editions: readonly { name: string; revision: number }[],
  latest: number,
): { picked: Picked; narrowing: Narrowing } {
  const text = (name: keyof Picked, shape: RegExp) => (typeof query[name] === 'string' && shape.test(query[name]) ? query[name] : '')
  const edition = editions.find(({ name }) => name === query.since)
  const day = text('from', /^\d{4}-\d\d-\d\d$/)
  const from = Date.parse(`${day}T00:00:00Z`)
  const picked: Picked = {
    at: text('at', /^[1-9]\d{0,8}$/),
    by: text('by', /^[\w-]{1,40}$/),
    since: edition?.name ?? (query.since === 'draft' ? 'draft' : ''),
    from: Number.isNaN(from) ? '' : day,
  }
  return {
    picked,
    narrowing: {
      personId: picked.by || undefined,
      since: edition?.revision ?? (picked.since === 'draft' ? latest : undefined),
      from: picked.from === '' ? undefined : from,
    },
  }
}

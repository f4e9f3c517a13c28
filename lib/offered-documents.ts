import { once } from './registry.ts'

/** A route of a public document: makes it, or says that there is none. */
type Route = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>
/** Routes that are asked without Next: reports, for which nobody need wait after a publish, and searches, each of which is made anew. */
type Offered = '/sponsors/[slug]' | '/search' | '/search.json'

const offered = once('documents', () => new Map<string, Route>())

/** A route says that it is loaded. Next takes 4 ms of a request that comes alone. */
export function offerDocument(at: Offered, route: Route): void {
  offered().set(at, route)
}

const report = /^\/sponsors\/([a-z0-9-]+)$/

/** What makes the document at an address; null where Next does, or has not loaded its route yet: it does so with the first that is asked for. */
export function documentAt(address: string): (() => Promise<Response>) | null {
  const path = address.replace(/\?.*/s, '')
  const slug = report.exec(path)?.[1]
  const route = offered().get(slug === undefined ? path : '/sponsors/[slug]')
  return route ? () => route(new Request(`http://localhost${address}`), { params: Promise.resolve({ slug: slug ?? '' }) }) : null
}

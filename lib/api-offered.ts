import { type ApiAddress, api } from './access.ts'
import type { Handler } from './api-route.ts'
import { once } from './registry.ts'

type Handlers = Partial<Record<string, Handler>>

const offered = once('api-routes', () => new Map<string, Handlers>())

/** A route says that it is loaded. Next takes one to two milliseconds of a request that comes alone, to find what it loaded long ago. */
export function offerRoute(address: ApiAddress, handlers: Handlers): void {
  offered().set(address, handlers)
}

/** The addresses of the API, those without a parameter first, as Next goes by them too. A parameter that is written in another way than ids are is left to Next. */
const addresses = Object.keys(api)
  .sort((one, other) => one.split('[').length - other.split('[').length)
  .map((address) => ({ address, pattern: new RegExp(`^${address.replaceAll('.', '\\.').replace(/\[(\w+)\]/g, '(?<$1>[\\w-]+)')}$`) }))

/** What answers a method at a path, with the parameters in it; null where Next has not loaded it yet, or has to say what it is. */
export function offeredAt(path: string, method: string): { handler: Handler; params: Record<string, string> } | null {
  for (const { address, pattern } of addresses) {
    const found = pattern.exec(path)
    if (!found) continue
    const handler = offered().get(address)?.[method]
    return handler ? { handler, params: { ...found.groups } } : null
  }
  return null
}

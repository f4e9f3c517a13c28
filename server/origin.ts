import { documentAt } from '#lib/offered-documents.ts'
import type { OriginAnswer } from './inner.ts'

/** Asks for a document: its route, where that is offered and loaded already; for everything else Next, which loads it. */
export function origin(next: (address: string) => Promise<OriginAnswer>): (address: string) => Promise<OriginAnswer> {
  return async (address) => {
    const make = documentAt(address)
    if (!make) return next(address)
    try {
      const response = await make()
      return { status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) }
    } catch {
      // Whoever asks is sent on to Next, which meets the same and notes it under the number that it shows.
      return { status: 500, headers: {}, body: Buffer.alloc(0) }
    }
  }
}

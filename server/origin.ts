import { reportPage } from '#lib/report-page.ts'
import type { OriginAnswer } from './inner.ts'

const report = /^\/sponsors\/([a-z0-9-]+)$/

/** Asks for a document: for the page of a report whoever makes it, where that is loaded already; for everything else Next, which loads it. */
export function origin(next: (path: string) => Promise<OriginAnswer>): (path: string) => Promise<OriginAnswer> {
  return async (path) => {
    const [slug, page] = [report.exec(path)?.[1], reportPage()]
    if (slug === undefined || page === null) return next(path)
    try {
      const response = await page(slug)
      return { status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) }
    } catch {
      // Whoever asks is sent on to Next, which meets the same and notes it under the number that it shows.
      return { status: 500, headers: {}, body: Buffer.alloc(0) }
    }
  }
}

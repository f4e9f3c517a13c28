import type { Instrumentation } from 'next'

/** A page or an action of Next that threw: the log has it under the number that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('#lib/log.ts')
  const header = request.headers['x-hostcity-request']
  log.error('a page failed', error, {
    request: Array.isArray(header) ? header[0] : header,
    digest: (error as { digest?: string } | null)?.digest,
    method: request.method,
    route: context.routePath,
    kind: context.routeType,
  })
}

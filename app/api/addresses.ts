import type { ApiAddress } from '#lib/access.ts'
import type { Handler } from '#lib/api-route.ts'
import * as health from './health/route.ts'
import * as ready from './ready/route.ts'
import * as compare from './v1/reports/[id]/compare/route.ts'
import * as draft from './v1/reports/[id]/draft/route.ts'
import * as live from './v1/reports/[id]/editions/live/route.ts'
import * as editions from './v1/reports/[id]/editions/route.ts'
import * as restore from './v1/reports/[id]/restore/route.ts'
import * as revision from './v1/reports/[id]/revisions/[n]/route.ts'
import * as revisions from './v1/reports/[id]/revisions/route.ts'
import * as report from './v1/reports/[id]/route.ts'
import * as reports from './v1/reports/route.ts'

export type Methods = Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', Handler>

/** Every address of the API that takes and gives data, in the order in which a person would read of them. */
export const addresses: Record<Exclude<ApiAddress, '/api/v1/openapi.json'>, Methods> = {
  '/api/v1/reports': reports,
  '/api/v1/reports/[id]': report,
  '/api/v1/reports/[id]/draft': draft,
  '/api/v1/reports/[id]/revisions': revisions,
  '/api/v1/reports/[id]/revisions/[n]': revision,
  '/api/v1/reports/[id]/compare': compare,
  '/api/v1/reports/[id]/restore': restore,
  '/api/v1/reports/[id]/editions': editions,
  '/api/v1/reports/[id]/editions/live': live,
  '/api/health': health,
  '/api/ready': ready,
}

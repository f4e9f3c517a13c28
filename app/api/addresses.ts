import type { ApiAddress } from '#lib/access.ts'
import type { Handler } from '#lib/api-route.ts'
import * as health from './health/route.ts'
import * as ready from './ready/route.ts'
import * as audit from './v1/audit/route.ts'
import * as backups from './v1/backups/route.ts'
import * as importsCompare from './v1/imports/compare/route.ts'
import * as importsPreview from './v1/imports/preview/route.ts'
import * as imports from './v1/imports/route.ts'
import * as me from './v1/me/route.ts'
import * as meSessions from './v1/me/sessions/route.ts'
import * as meTokens from './v1/me/tokens/route.ts'
import * as peopleOneInvitation from './v1/people/[id]/invitation/route.ts'
import * as peopleOneResetLink from './v1/people/[id]/reset-link/route.ts'
import * as peopleOne from './v1/people/[id]/route.ts'
import * as peopleOneSessions from './v1/people/[id]/sessions/route.ts'
import * as people from './v1/people/route.ts'
import * as reportsOneArchive from './v1/reports/[id]/archive/route.ts'
import * as reportsOneAuthorship from './v1/reports/[id]/authorship/route.ts'
import * as reportsOneCompare from './v1/reports/[id]/compare/route.ts'
import * as reportsOneDraft from './v1/reports/[id]/draft/route.ts'
import * as reportsOneEditionsLive from './v1/reports/[id]/editions/live/route.ts'
import * as reportsOneEditions from './v1/reports/[id]/editions/route.ts'
import * as reportsOneFindings from './v1/reports/[id]/findings/route.ts'
import * as reportsOneRestore from './v1/reports/[id]/restore/route.ts'
import * as reportsOneRevisionsNumber from './v1/reports/[id]/revisions/[n]/route.ts'
import * as reportsOneRevisions from './v1/reports/[id]/revisions/route.ts'
import * as reportsOne from './v1/reports/[id]/route.ts'
import * as reports from './v1/reports/route.ts'
import * as revisions from './v1/revisions/route.ts'
import * as service from './v1/service/route.ts'
import * as sessionsOne from './v1/sessions/[id]/route.ts'
import * as sponsorsOneAddress from './v1/sponsors/[id]/address/route.ts'
import * as sponsorsOneDescription from './v1/sponsors/[id]/description/route.ts'
import * as sponsorsOneFacts from './v1/sponsors/[id]/facts/route.ts'
import * as sponsorsOneMerge from './v1/sponsors/[id]/merge/route.ts'
import * as sponsorsOne from './v1/sponsors/[id]/route.ts'
import * as sponsorsOneSponsorships from './v1/sponsors/[id]/sponsorships/route.ts'
import * as sponsors from './v1/sponsors/route.ts'
import * as sponsorshipsOneEnd from './v1/sponsorships/[id]/end/route.ts'
import * as sponsorshipsOnePrimary from './v1/sponsorships/[id]/primary/route.ts'
import * as sponsorshipsOneResume from './v1/sponsorships/[id]/resume/route.ts'
import * as sponsorshipsOne from './v1/sponsorships/[id]/route.ts'
import * as tiersOneMove from './v1/tiers/[id]/move/route.ts'
import * as tiersOne from './v1/tiers/[id]/route.ts'
import * as tiers from './v1/tiers/route.ts'
import * as tokensOne from './v1/tokens/[id]/route.ts'

export type Methods = Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', Handler>

/** Every address of the API that takes and gives data, in the order in which a person would read of them. */
export const addresses: Record<Exclude<ApiAddress, '/api/v1/openapi.json'>, Methods> = {
  '/api/v1/reports': reports,
  '/api/v1/reports/[id]': reportsOne,
  '/api/v1/reports/[id]/draft': reportsOneDraft,
  '/api/v1/reports/[id]/findings': reportsOneFindings,
  '/api/v1/reports/[id]/revisions': reportsOneRevisions,
  '/api/v1/reports/[id]/revisions/[n]': reportsOneRevisionsNumber,
  '/api/v1/reports/[id]/authorship': reportsOneAuthorship,
  '/api/v1/reports/[id]/compare': reportsOneCompare,
  '/api/v1/reports/[id]/restore': reportsOneRestore,
  '/api/v1/reports/[id]/editions': reportsOneEditions,
  '/api/v1/reports/[id]/editions/live': reportsOneEditionsLive,
  '/api/v1/reports/[id]/archive': reportsOneArchive,
  '/api/v1/imports/preview': importsPreview,
  '/api/v1/imports/compare': importsCompare,
  '/api/v1/imports': imports,
  '/api/v1/revisions': revisions,
  '/api/v1/sponsors': sponsors,
  '/api/v1/sponsors/[id]': sponsorsOne,
  '/api/v1/sponsors/[id]/facts': sponsorsOneFacts,
  '/api/v1/sponsors/[id]/address': sponsorsOneAddress,
  '/api/v1/sponsors/[id]/description': sponsorsOneDescription,
  '/api/v1/sponsors/[id]/sponsorships': sponsorsOneSponsorships,
  '/api/v1/sponsors/[id]/merge': sponsorsOneMerge,
  '/api/v1/sponsorships/[id]': sponsorshipsOne,
  '/api/v1/sponsorships/[id]/end': sponsorshipsOneEnd,
  '/api/v1/sponsorships/[id]/resume': sponsorshipsOneResume,
  '/api/v1/sponsorships/[id]/primary': sponsorshipsOnePrimary,
  '/api/v1/tiers': tiers,
  '/api/v1/tiers/[id]': tiersOne,
  '/api/v1/tiers/[id]/move': tiersOneMove,
  '/api/v1/people': people,
  '/api/v1/people/[id]': peopleOne,
  '/api/v1/people/[id]/invitation': peopleOneInvitation,
  '/api/v1/people/[id]/reset-link': peopleOneResetLink,
  '/api/v1/people/[id]/sessions': peopleOneSessions,
  '/api/v1/me': me,
  '/api/v1/me/sessions': meSessions,
  '/api/v1/me/tokens': meTokens,
  '/api/v1/sessions/[id]': sessionsOne,
  '/api/v1/tokens/[id]': tokensOne,
  '/api/v1/audit': audit,
  '/api/v1/service': service,
  '/api/v1/backups': backups,
  '/api/health': health,
  '/api/ready': ready,
}

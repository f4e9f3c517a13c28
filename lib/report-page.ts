import { shelf } from './registry.ts'

/** Makes the document at the address of a sponsor: its report, or that there is none. */
export type ReportPage = (slug: string) => Promise<Response>

/** The route says that it is loaded. Next takes 4 ms of a request that comes alone, which nobody need wait for after a publish. */
export function offerReportPage(page: ReportPage): void {
  shelf.set('report-page', page)
}

/** Null until Next has loaded the route, with the first page of a report that is asked for. */
export const reportPage = (): ReportPage | null => (shelf.get('report-page') as ReportPage | undefined) ?? null

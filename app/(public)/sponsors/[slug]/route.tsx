import { reportAddress } from '#components/reading/addresses.ts'
import { PublicDocument } from '#components/reading/document.tsx'
import { GonePage } from '#components/reading/gone-page.tsx'
import { ReportPage } from '#components/reading/report-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { type PublicAnswer, type PublicReport, publicReport } from '#domain/editions/public.ts'
import { documentResponse, movedResponse } from '#lib/document.tsx'
import { offerDocument } from '#lib/offered-documents.ts'
import { reads } from '#lib/process.ts'
import { missing } from '../../missing.tsx'
import { reportHead, waysOf } from '../../report-head.ts'
import { stylesheet } from '../../stylesheet.ts'

export const dynamic = 'force-dynamic'

/** A sponsor's report: the live edition, where it moved to, that it was withdrawn, or that there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const answer = publicReport(reads(), (await params).slug)
  switch (answer.kind) {
    case 'live':
      return live(answer.report)
    case 'moved':
      return movedResponse(reportAddress(answer.slug))
    case 'withdrawn':
      return gone(answer)
    case 'unknown':
      return missing({ keep: true })
  }
}

offerDocument('/sponsors/[slug]', GET)

const live = (report: PublicReport): Promise<Response> =>
  documentResponse(
    <PublicDocument head={reportHead(report)}>
      <ReportPage report={report} ways={waysOf(report)} />
    </PublicDocument>,
  )

function gone(gone: Extract<PublicAnswer, { kind: 'withdrawn' }>): Promise<Response> {
  const { name, tier } = gone
  const head = { title: name, stylesheet: stylesheet().href, tone: tierTone(tier.key), skip: { to: 'main_text', words: 'Skip to the text' } }
  return documentResponse(
    <PublicDocument head={head}>
      <GonePage {...gone} />
    </PublicDocument>,
    { status: 410 },
  )
}

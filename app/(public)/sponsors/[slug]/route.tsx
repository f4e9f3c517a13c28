import { descriptionOf } from '#components/reading/description.ts'
import { PublicDocument } from '#components/reading/document.tsx'
import { GonePage } from '#components/reading/gone-page.tsx'
import { ReportPage } from '#components/reading/report-page.tsx'
import { tierTone } from '#components/reading/tier-tone.ts'
import { type PublicAnswer, type PublicReport, publicReport } from '#domain/editions/public.ts'
import { documentResponse, movedResponse } from '#lib/document.tsx'
import { reads } from '#lib/process.ts'
import { canonical } from '../../canonical.ts'
import { missing } from '../../missing.tsx'
import { stylesheet } from '../../stylesheet.ts'

export const dynamic = 'force-dynamic'

/** A sponsor's report: the live edition, where it moved to, that it was withdrawn, or that there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const answer = publicReport(reads(), (await params).slug)
  switch (answer.kind) {
    case 'live':
      return live(answer.report)
    case 'moved':
      return movedResponse(addressOf(answer.slug))
    case 'withdrawn':
      return gone(answer)
    case 'unknown':
      return missing({ keep: true })
  }
}

function live(report: PublicReport): Promise<Response> {
  const head = {
    title: report.name,
    description: descriptionOf(report.standfirst, report.document),
    canonical: canonical(addressOf(report.slug)),
    stylesheet: stylesheet().href,
    tone: report.standing.former ? 'past' : tierTone(report.tier.key),
    skip: { to: 'main_text', words: 'Skip to the report' },
  }
  return documentResponse(
    <PublicDocument head={head}>
      <ReportPage report={report} />
    </PublicDocument>,
  )
}

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

const addressOf = (slug: string) => `/sponsors/${encodeURIComponent(slug)}`

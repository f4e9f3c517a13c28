import type { ReactElement, ReactNode } from 'react'
import type { Document } from '#domain/richtext/document.ts'
import { sections } from '#domain/richtext/sections.ts'
import { BackLink, Colophon } from './colophon.tsx'
import { ContentsList } from './contents-list.tsx'
import { isoDate, longDate, yearOf } from './dates.ts'
import { ReportBody, type ReportBodyProps } from './report-body.tsx'
import { History, type ShownStanding, StandingList } from './standing.tsx'
import { tierTone } from './tier-tone.ts'

/** A report as a reader sees it. `publishedAt` is null where it is shown before it is published. */
export type ShownReport = {
  name: string
  tier: { key: string; plural: string }
  category: string
  /** How the sponsor stands at present, where the page says so. */
  standing?: ShownStanding
  edition: { major: number; minor: number; note: string; publishedAt: number | null }
  standfirst: string
  document: Document
}

/** A report of which nobody made an edition. */
type UnpublishedReport = Omit<ShownReport, 'edition'> & { edition: ShownReport['edition'] | null }

/** The public page of a report, from the back link to the footer, for the body of a document of its own. */
export function ReportPage({ report }: { report: ShownReport }): ReactElement {
  const { publishedAt } = report.edition
  return (
    <>
      <header className="opening">
        <Opening report={report} back={<BackLink />} />
      </header>
      <div className="wrap body">
        <ContentsList outline={sections(report.document)} />
        <main className="text" id="main_text">
          <ReportBody document={report.document} />
          <EndMark />
        </main>
      </div>
      <Colophon year={publishedAt === null ? null : yearOf(publishedAt)} back />
    </>
  )
}

type ReportPreviewProps = {
  report: UnpublishedReport
  /** What a page of the desk puts around blocks, in the place of the standfirst, and at the end of the text. */
  around?: ReportBodyProps['around']
  standfirst?: ReactElement | null
  end?: ReactNode
}

/** The same report inside another page, before it is published: all but the ways out of it, and without landmarks of its own. */
export function ReportPreview({ report, around, standfirst, end }: ReportPreviewProps): ReactElement {
  return (
    <div className="preview" data-tier={tierTone(report.tier.key)}>
      <div className="opening">
        <Opening report={report} back={null} shown={standfirst} />
      </div>
      <div className="wrap body">
        <ContentsList outline={sections(report.document)} />
        <div className="text">
          <ReportBody document={report.document} {...(around ? { around } : {})} />
          {end}
          <EndMark />
        </div>
      </div>
    </div>
  )
}

type OpeningProps = { report: UnpublishedReport; back: ReactNode; shown?: ReactElement | null | undefined }

function Opening({ report: { name, tier, category, standing, edition, standfirst }, back, shown }: OpeningProps): ReactElement {
  return (
    <div className="wrap">
      {back}
      <p className="tierline label">{standing?.former ? `Former · ${tier.plural}` : tier.plural}</p>
      <h1 className={isLong(name) ? 'long' : undefined}>{name}</h1>
      {category && <p className="category">{category}</p>}
      {standing?.former && <History years={standing.former} />}
      <div className="cols">
        <div className="edition meta">
          <strong>{edition ? <EditionNumber edition={edition} /> : 'Not published'}</strong>
          {edition?.note && <p>{edition.note}</p>}
          {standing && <StandingList standing={standing} />}
        </div>
        {shown ?? (standfirst && <p className="standfirst">{standfirst}</p>)}
      </div>
    </div>
  )
}

function EditionNumber({ edition: { major, minor, publishedAt } }: { edition: ShownReport['edition'] }): ReactElement {
  return (
    <>
      Edition {major}.{minor} · {publishedAt === null ? 'not published' : <time dateTime={isoDate(publishedAt)}>{longDate(publishedAt)}</time>}
    </>
  )
}

const EndMark = (): ReactElement => <p className="end label">End of report</p>

/** A name whose longest word, or whose length, asks for a smaller size. */
const isLong = (name: string): boolean => name.length > 22 || name.split(/[\s–-]+/).some((word) => word.length > 10)

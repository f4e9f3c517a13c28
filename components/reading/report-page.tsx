import type { ReactElement, ReactNode } from 'react'
import type { Document } from '#domain/richtext/document.ts'
import { countWords, readingMinutes, sections, textLines } from '#domain/richtext/sections.ts'
import { categoryAddress, changesAddress, editionName, SEARCH, tableAddress, tierAddress } from './addresses.ts'
import { BackLink, Colophon } from './colophon.tsx'
import { ContentsList } from './contents-list.tsx'
import { isoDate, longDate, yearOf } from './dates.ts'
import { EditionDates, Updates } from './edition-facts.tsx'
import { ReportBody, type ReportBodyProps } from './report-body.tsx'
import { AboutReport, Neighbours, type ShownWays } from './report-end.tsx'
import { type SectionMark, type ShownSince, sinceMarks } from './since-marks.tsx'
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
  /** What it says that the edition before it did not. */
  since?: ShownSince | null
}

/** A report of which nobody made an edition. */
type UnpublishedReport = Omit<ShownReport, 'edition'> & { edition: ShownReport['edition'] | null }

/** An edition as the page of a report shows it. */
export type PublishedReport = ShownReport & { edition: { publishedAt: number } }

type ReportPageProps = {
  report: PublishedReport
  ways: ShownWays
}

/** The public page of a report, from the back link to the footer, for the body of a document of its own. */
export function ReportPage({ report, ways }: ReportPageProps): ReactElement {
  const { name, tier, standing, edition, document, since } = report
  const outline = sections(document)
  const marked = since ? { mark: sinceMarks({ slug: ways.slug, edition, since, outline }) } : {}
  return (
    <>
      <header className="opening">
        <Opening report={report} back={<TopLinks />} ways={ways} />
      </header>
      <div className="wrap body">
        <ContentsList outline={outline} />
        <main className="text" id="main_text">
          <ReportBody document={document} csv={(table) => tableAddress(ways.slug, edition, table)} {...marked} />
          <EndMark />
        </main>
      </div>
      <Neighbours group={standing?.former ? 'Former Sponsors' : tier.plural} ways={ways} />
      <AboutReport name={name} edition={edition} ways={ways} />
      <Colophon year={yearOf(edition.publishedAt)} back />
    </>
  )
}

type ReportPreviewProps = {
  report: UnpublishedReport
  /** What a page of the desk puts around blocks, beside headings, in the place of the standfirst, and at the end of the text. */
  around?: ReportBodyProps['around']
  mark?: SectionMark
  /** Stands for the number of an edition that may get one of two. */
  number?: ReactNode
  standfirst?: ReactElement | null
  end?: ReactNode
}

/** The same report inside another page, before it is published: all but the ways out of it, and without landmarks of its own. */
export function ReportPreview({ report, around, mark, number, standfirst, end }: ReportPreviewProps): ReactElement {
  return (
    <div className="preview" data-tier={tierTone(report.tier.key)}>
      <div className="opening">
        <Opening report={report} back={null} shown={standfirst} number={number} />
      </div>
      <div className="wrap body">
        <ContentsList outline={sections(report.document)} />
        <div className="text">
          <ReportBody document={report.document} {...(around && { around })} {...(mark && { mark })} />
          {end}
          <EndMark />
        </div>
      </div>
    </div>
  )
}

type OpeningProps = { report: UnpublishedReport; back: ReactNode; shown?: ReactElement | null | undefined; number?: ReactNode; ways?: ShownWays }

function Opening({ report, back, shown, number, ways }: OpeningProps): ReactElement {
  const { name, tier, category, standing, edition, standfirst, document } = report
  const tierWords = standing?.former ? `Former · ${tier.plural}` : tier.plural
  return (
    <div className="wrap">
      {back}
      <p className="tierline label">{ways ? <a href={tierAddress(tier.key)}>{tierWords}</a> : tierWords}</p>
      <h1 className={isLong(name) ? 'long' : undefined}>{name}</h1>
      {category && <p className="category">{ways?.categorySlug ? <a href={categoryAddress(ways.categorySlug)}>{category}</a> : category}</p>}
      {standing?.former && <History years={standing.former} />}
      <div className="cols">
        <div className="edition meta">
          <strong>{edition ? <EditionNumber edition={edition} number={number} /> : 'Not published'}</strong>
          {edition?.note && <p>{edition.note}</p>}
          {ways && edition && (
            <>
              <Updates slug={ways.slug} updates={ways.updates} />
              <EditionDates updates={ways.updates} edition={edition} minutes={readingMinutes(countWords([standfirst, ...textLines(document)].join('\n')))} />
            </>
          )}
        </div>
        <div className="lede">
          {shown ?? (standfirst && <p className="standfirst">{standfirst}</p>)}
          {standing && <StandingList standing={standing} />}
        </div>
      </div>
      {ways && edition && ways.live && <LastRead ways={ways} edition={edition} />}
    </div>
  )
}

/** Filled in and shown where this browser has a mark of an earlier reading; it takes no room of its own. */
function LastRead({ ways: { slug, updates }, edition }: { ways: ShownWays; edition: { major: number; minor: number } }): ReactElement {
  const changes = changesAddress(slug)
  return (
    <p
      className="last-read meta"
      hidden
      data-slug={slug}
      data-edition={editionName(edition)}
      data-editions={updates.map(editionName).join(' ')}
      data-changes={changes}
    >
      You last read <span />. <a href={changes}>What is different since</a>
    </p>
  )
}

const TopLinks = (): ReactElement => (
  <div className="top">
    <BackLink />
    <a className="back" href={SEARCH}>
      Search
    </a>
  </div>
)

function EditionNumber({ edition: { publishedAt, ...edition }, number }: { edition: ShownReport['edition']; number: ReactNode }): ReactElement {
  return (
    <>
      Edition {number ?? editionName(edition)} · {publishedAt === null ? 'not published' : <time dateTime={isoDate(publishedAt)}>{longDate(publishedAt)}</time>}
    </>
  )
}

const EndMark = (): ReactElement => <p className="end label">End of report</p>

/** A name whose longest word, or whose length, asks for a smaller size. */
const isLong = (name: string): boolean => name.length > 22 || name.split(/[\s–-]+/).some((word) => word.length > 10)

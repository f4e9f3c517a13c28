import type { ReactElement, ReactNode } from 'react'
import { changesAddress, comparisonAddress, editionAddress, editionName, type FileFormat, feedAddress, fileAddress, reportAddress } from './addresses.ts'
import { longDate } from './dates.ts'
import type { ShownUpdate } from './edition-facts.tsx'

type Neighbour = { slug: string; name: string } | null

/** What leads on from a report: what stands beside it, what may be done with it, and who hears of a mistake. */
export type ShownWays = {
  slug: string
  /** Whether the page is that of what readers see now, and not of an edition that stays. */
  live: boolean
  /** Where the sponsor's category has its page; null where it has no category. */
  categorySlug: string | null
  /** The editions that stand up to this one, the newest first. */
  updates: ShownUpdate[]
  previous: Neighbour
  next: Neighbour
  /** The permanent address of this edition, as the world writes it where the server knows. */
  permanent: string
  files: readonly FileFormat[]
  /** Where readers may answer: an address of mail, or of a page. */
  feedback: string | null
}

type Numbered = { major: number; minor: number; publishedAt: number }

/** The reports before and after this one. */
export function Neighbours({ group, ways: { previous, next } }: { group: string; ways: ShownWays }): ReactElement | null {
  if (!previous && !next) return null
  return (
    <div className="wrap">
      <nav className="siblings" aria-label={group}>
        {previous ? (
          <a href={reportAddress(previous.slug)} rel="prev">
            <span>Previous in {group}</span>
            {previous.name}
          </a>
        ) : (
          <span />
        )}
        {next && (
          <a href={reportAddress(next.slug)} rel="next">
            <span>Next in {group}</span>
            {next.name}
          </a>
        )}
      </nav>
    </div>
  )
}

/** How to cite a report, take it away, follow it, and answer it. */
export function AboutReport({ name, edition, ways }: { name: string; edition: Numbered; ways: ShownWays }): ReactElement {
  const { slug, updates, files, permanent, feedback } = ways
  const before = updates[updates.findIndex((update) => update.major === edition.major && update.minor === edition.minor) + 1]
  return (
    <section className="after" aria-label="About this report">
      <div className="wrap">
        <div>
          <h2 className="label">Cite this report</h2>
          <p className="cite" id="cite_text">
            {`“${name}”, Host City, edition ${editionName(edition)}. Kindred Subjects, ${longDate(edition.publishedAt)}. `}
            <a href={editionAddress(slug, edition)}>{permanent}</a>
          </p>
          <button type="button" className="copy" data-copy="cite_text">
            Copy
          </button>
        </div>
        {files.length > 0 && (
          <Ways title="Take it with you">
            {files.map((format) => (
              <Way key={format} href={fileAddress(slug, edition, format)} beside={kinds[format].beside} type={kinds[format].type}>
                {kinds[format].name}
              </Way>
            ))}
          </Ways>
        )}
        <Ways title="Follow it">
          {before && <Way href={comparisonAddress(slug, before, edition)}>What changed since {editionName(before)}</Way>}
          <Way href={changesAddress(slug)}>Every edition</Way>
          <Way href={feedAddress(reportAddress(slug))} beside="Atom" type="application/atom+xml">
            Feed of major changes
          </Way>
          <Way href={feedAddress(reportAddress(slug), { all: true })} beside="Atom" type="application/atom+xml">
            Feed of every change
          </Way>
          {feedback && <Way href={answerTo(feedback, name, edition)}>Tell the desk what is wrong</Way>}
        </Ways>
      </div>
    </section>
  )
}

const kinds: Record<FileFormat, { name: string; beside: string; type: string }> = {
  pdf: { name: 'PDF', beside: 'to print', type: 'application/pdf' },
  docx: { name: 'Word', beside: '.docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  md: { name: 'Markdown', beside: '.md', type: 'text/markdown' },
  txt: { name: 'Plain text', beside: '.txt', type: 'text/plain' },
  json: { name: 'JSON', beside: 'for programs', type: 'application/json' },
}

const Ways = ({ title, children }: { title: string; children: ReactNode }): ReactElement => (
  <div className="take">
    <h2 className="label">{title}</h2>
    <ul>{children}</ul>
  </div>
)

const Way = ({ href, beside, type, children }: { href: string; beside?: ReactNode; type?: string; children: ReactNode }): ReactElement => (
  <li>
    <a href={href} type={type}>
      <b>{children}</b> {beside !== undefined && <span>{beside}</span>}
    </a>
  </li>
)

/** A letter says what it is about; a page is left to ask. */
const answerTo = (feedback: string, name: string, edition: Numbered): string =>
  feedback.startsWith('mailto:') ? `${feedback}?subject=${encodeURIComponent(`${name}, edition ${editionName(edition)}`)}` : feedback

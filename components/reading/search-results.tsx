import { Fragment, type ReactElement } from 'react'
import type { Found, FoundReport } from '#domain/editions/public-search.ts'
import { anchorAddress, editionName, reportAddress, searchAddress } from './addresses.ts'
import { isoDate, shortDate } from './dates.ts'
import { tierTone } from './tier-tone.ts'

/** The reports of a page of results, numbered on from the page before. */
export function Results({ reports, from }: { reports: FoundReport[]; from: number }): ReactElement {
  return (
    <ol className="found" start={from}>
      {reports.map((report) => (
        <Result key={report.slug} report={report} />
      ))}
    </ol>
  )
}

function Result({ report: { slug, name, siglum, tier, category, former, edition, passages } }: { report: FoundReport }): ReactElement {
  return (
    <li data-tier={former ? 'past' : tierTone(tier.key)}>
      <span className="mark" aria-hidden="true">
        {siglum}
      </span>
      <div>
        <h3>
          <a href={reportAddress(slug)}>{name}</a>
        </h3>
        <p className="meta">
          <b>{former ? `Former · ${tier.singular}` : tier.singular}</b>
          {category.label && ` · ${category.label}`}
          {` · Edition ${editionName(edition)}, `}
          <time dateTime={isoDate(edition.publishedAt)}>{shortDate(edition.publishedAt)}</time>
        </p>
        {passages.map(({ section, parts }) => (
          <div className="passage" key={section?.anchor ?? ''}>
            {section && (
              <h4>
                <a href={anchorAddress(slug, section.anchor)}>
                  {section.number && <span className="n">{section.number}</span>} <Marked parts={section.title} />
                </a>
              </h4>
            )}
            <p>
              <Marked parts={parts} />
            </p>
          </div>
        ))}
      </div>
    </li>
  )
}

/** Words, with a mark around each that was looked for. */
function Marked({ parts }: { parts: FoundReport['passages'][number]['parts'] }): ReactElement {
  let at = 0
  return (
    <>
      {parts.map(({ text, hit }) => {
        const key = at
        at += text.length
        return hit ? <mark key={key}>{text}</mark> : <Fragment key={key}>{text}</Fragment>
      })}
    </>
  )
}

/** The ways to the pages before and after. */
export function Pages({ asked, pages }: { asked: Found['asked']; pages: number }): ReactElement {
  const { page } = asked
  return (
    <nav className="pages meta" aria-label="Pages of results">
      {page > 1 && (
        <a href={searchAddress({ ...asked, page: page - 1 })} rel="prev">
          <span className="arrow" aria-hidden="true" />
          Page {page - 1}
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a href={searchAddress({ ...asked, page: page + 1 })} rel="next">
          Page {page + 1}
          <span className="arrow next" aria-hidden="true" />
        </a>
      )}
    </nav>
  )
}

import type { ReactElement } from 'react'
import { INDEX, SEARCH } from './addresses.ts'

/** The way back to the library. The arrow is drawn: the typefaces have none. */
export function BackLink(): ReactElement {
  return (
    <a className="back" href="/">
      <span className="arrow" aria-hidden="true" />
      All Sponsors
    </a>
  )
}

/** What a page ends with: the way back, and whose it is. The year is that of what stands on the page. */
export function Colophon({ year, back }: { year: number | null; back: boolean }): ReactElement {
  return (
    <footer className="foot">
      <div className="wrap meta">
        {back && <BackLink />}
        <span className="imprint">{['Host City', 'Kindred Subjects', year].filter(Boolean).join(' · ')}</span>
      </div>
    </footer>
  )
}

/** What a page begins with that is no report. `at` is the part of the library that the page itself is. */
export function Masthead({ at }: { at?: 'index' | 'search' }): ReactElement {
  return (
    <header className="masthead">
      <div className="wrap">
        <a className="brand" href="/">
          Host City
        </a>
        <span className="opt">Intelligence on the sponsors of the Games</span>
        <nav aria-label="Host City">
          <a href={INDEX} aria-current={at === 'index' ? 'page' : undefined}>
            All Sponsors
          </a>
          <a href={SEARCH} aria-current={at === 'search' ? 'page' : undefined}>
            Search
          </a>
        </nav>
      </div>
    </header>
  )
}

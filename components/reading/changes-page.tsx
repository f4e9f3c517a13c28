import type { ReactElement, ReactNode } from 'react'
import { excerptRows } from '#components/compare/excerpt-parts.ts'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import type { LabelComparison } from '#domain/compare/labels.ts'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { editionName, reportAddress } from './addresses.ts'
import { changedWhere, placesChanged } from './changed-where.ts'
import { Colophon } from './colophon.tsx'
import { ComparedEditions } from './compared-editions.tsx'
import { yearOf } from './dates.ts'
import { Day } from './day.tsx'
import { EditionList } from './edition-list.tsx'

type Numbered = { major: number; minor: number; publishedAt: number }
/** A report's editions, the newest first, under what its sponsor is called now. */
export type ShownEditions = { slug: string; name: string; tier: { key: string; plural: string }; editions: readonly ListedEdition[] }
/** Two of them compared. `whole`: what is unchanged stands between the changes. */
export type ShownComparison = { older: Numbered; newer: Numbered; labels: LabelComparison; excerpt: Excerpt; whole: boolean }

type ChangesPageProps = {
  report: ShownEditions
  /** The newest two; null where there is only one. */
  compared: ShownComparison | 'not-now' | null
}

/** The editions of a report and what each changed; of the newest two, what differs. */
export function ChangesPage({ report, compared: asked }: ChangesPageProps): ReactElement {
  const compared = asked === 'not-now' ? null : asked
  const { slug, editions } = report
  const first = editions.at(-1)
  const gone = editions.some(({ withdrawnAt }) => withdrawnAt !== null)
  return (
    <Page
      report={report}
      meta={
        <>
          <strong>
            {editions.length === 1 ? 'One edition, of ' : `${editions.length} editions since `}
            {first && <Day at={first.publishedAt} />}
          </strong>
          {gone ? 'An edition keeps its address and its words, unless it is withdrawn.' : 'Every edition keeps its address and its words.'}
        </>
      }
      standfirst={
        compared
          ? summaryOf(compared, 'Since')
          : asked === null
            ? 'There is one edition to read. What the next one changes will stand here.'
            : 'What the newest edition changed could not be found out now. Try again in a minute; every edition can be read meanwhile.'
      }
      contents={
        <>
          <Entry href="#editions" title="Editions" />
          {compared && <Entry href="#since" title={titleOf(compared)} below={sectionsOf(compared.excerpt)} />}
        </>
      }
    >
      <h2 className="exec-h" id="editions">
        Editions
      </h2>
      <EditionList slug={slug} editions={editions} />
      {compared && <ComparedEditions slug={slug} editions={editions} compared={compared} title={titleOf(compared)} />}
    </Page>
  )
}

/** What differs between two editions. */
export function ComparisonPage({ report, compared }: { report: ShownEditions; compared: ShownComparison }): ReactElement {
  const { older, newer } = compared
  const between = report.editions.filter((one) => one.withdrawnAt === null && one.publishedAt > older.publishedAt && one.publishedAt <= newer.publishedAt)
  return (
    <Page
      report={report}
      meta={
        <>
          <strong>{titleOf(compared)}</strong>
          <Day at={older.publishedAt} /> and <Day at={newer.publishedAt} />
        </>
      }
      standfirst={summaryOf(compared, 'From')}
      contents={
        <>
          {between.length > 1 && <Entry href="#editions" title="What the editions say" />}
          <Entry href="#since" title="What changed" below={sectionsOf(compared.excerpt)} />
        </>
      }
    >
      {between.length > 1 && (
        <>
          <h2 className="exec-h" id="editions">
            What the editions say
          </h2>
          <EditionList slug={report.slug} editions={between} among={report.editions} />
        </>
      )}
      <ComparedEditions slug={report.slug} editions={report.editions} compared={compared} title={titleOf(compared)} />
    </Page>
  )
}

type PageProps = { report: ShownEditions; meta: ReactNode; standfirst: ReactNode; contents: ReactNode; children: ReactNode }

function Page({ report: { slug, name, tier, editions }, meta, standfirst, contents, children }: PageProps): ReactElement {
  const newest = editions[0]
  return (
    <>
      <header className="opening slim">
        <div className="wrap">
          <a className="back" href={reportAddress(slug)}>
            <span className="arrow" aria-hidden="true" />
            {name}
          </a>
          <p className="tierline label">{`${name} · ${tier.plural}`}</p>
          <h1>What changed</h1>
          <div className="cols">
            <div className="edition meta">{meta}</div>
            <div className="lede">
              <p className="standfirst">{standfirst}</p>
            </div>
          </div>
        </div>
      </header>
      <div className="wrap body">
        <nav className="contents" aria-labelledby="on-this-page">
          <h2 className="label" id="on-this-page">
            On this page
          </h2>
          <ol>{contents}</ol>
        </nav>
        <main className="text" id="main_text">
          {children}
          <p className="end label">End of changes</p>
        </main>
      </div>
      <Colophon year={newest ? yearOf(newest.publishedAt) : null} back />
    </>
  )
}

type Section = { href: string; number: string; title: string; changes: number }

function Entry({ href, title, below = [] }: { href: string; title: string; below?: Section[] }): ReactElement {
  return (
    <li>
      <a href={href}>
        <span /> <b>{title}</b>
      </a>
      {below.length > 0 && (
        <ol>
          {below.map((section) => (
            <li key={section.href}>
              <a href={section.href}>
                <span>{section.number}</span>
                <b>
                  {section.title} <span className="vh">{section.changes === 1 ? '1 change' : `${section.changes} changes`}</span>
                </b>
              </a>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}

/** The sections that changed themselves, each leading to its first change. */
const sectionsOf = (excerpt: Excerpt): Section[] =>
  excerptRows(excerpt).flatMap(({ number, title, changes }) =>
    changes.length > 0 ? [{ href: `#change-${changes[0]}`, number, title, changes: changes.length }] : [],
  )

const titleOf = ({ older, newer }: ShownComparison): string => `${editionName(older)} compared with ${editionName(newer)}`

/** "Since edition 2.0, nine places have changed, in sections 5 and 6. The rest reads as it did." */
function summaryOf({ older, newer, excerpt }: ShownComparison, word: 'Since' | 'From'): string {
  const { changes } = excerpt.comparison.counts
  const span = word === 'Since' ? `Since edition ${editionName(older)}` : `From edition ${editionName(older)} to ${editionName(newer)}`
  if (changes === 0) return `${span}, no word of the text has changed.`
  const all = excerpt.before === null && excerpt.after === null
  const where = all ? changedWhere(excerptRows(excerpt)) : ''
  return `${span}, ${placesChanged(changes)}${where && `, ${where}`}. The rest reads as it did.`
}

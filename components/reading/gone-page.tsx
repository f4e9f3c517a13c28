import type { ReactElement } from 'react'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { changesAddress, editionName, reportAddress } from './addresses.ts'
import { BackLink, Colophon, Masthead } from './colophon.tsx'
import { yearOf } from './dates.ts'
import { Day } from './day.tsx'
import { EditionList } from './edition-list.tsx'
import { SearchBox } from './finder.tsx'

type Withdrawal = { at: number; reason: string | null }
type Editions = { slug: string; name: string; editions: readonly ListedEdition[] }

/** What stands where a report was, once it is withdrawn: that there is none now, since when and why, and the editions that stand all the same. */
export function GonePage({ slug, name, editions, at, reason }: Editions & Withdrawal): ReactElement {
  const standing = editions.filter(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>{name}</h1>
        <p className="standfirst">
          There is no report on {name} now. It was withdrawn on <Day at={at} />.
        </p>
        <Reason reason={reason} />
        {standing.length > 0 && (
          <div className="text">
            <h2 className="exec-h">{standing.length === 1 ? 'An earlier edition still stands' : 'Earlier editions still stand'}</h2>
            <EditionList slug={slug} editions={standing} />
          </div>
        )}
        <SearchBox />
        <BackLink />
      </main>
      <Colophon year={yearOf(at)} back={false} />
    </>
  )
}

/** What stands where an edition was that is withdrawn, and at its files and comparisons. */
export function GoneEditionPage({
  slug,
  name,
  editions,
  edition,
  at,
  reason,
}: Editions & Withdrawal & { edition: { major: number; minor: number } }): ReactElement {
  const live = editions.find((one) => one.live)
  const standing = editions.some(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>{`${name}, edition ${editionName(edition)}`}</h1>
        <p className="standfirst">
          This edition was withdrawn on <Day at={at} />. Nothing of it is public any more.
        </p>
        <Reason reason={reason} />
        <p className="meta ways">
          {live && (
            <a href={reportAddress(slug)}>
              Read edition {editionName(live)} of <Day at={live.publishedAt} />
            </a>
          )}
          {standing && <a href={changesAddress(slug)}>All editions of the report on {name}</a>}
        </p>
        <BackLink />
      </main>
      <Colophon year={yearOf(at)} back={false} />
    </>
  )
}

/** Why it was withdrawn, as readers are told. */
const Reason = ({ reason }: { reason: string | null }): ReactElement | null =>
  reason === null ? null : (
    <div className="reason">
      <p className="label">Why</p>
      <p>{reason}</p>
    </div>
  )

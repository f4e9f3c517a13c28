import type { ReactElement } from 'react'
import { categoryAddress, DIRECTORY, INDEX, indexAddress, type Sifting, tierAddress } from './addresses.ts'
import { Colophon, Masthead } from './colophon.tsx'
import { yearOf } from './dates.ts'
import { Finder } from './finder.tsx'
import { type Facet, type Group, type Placed, type ShownIndex, sift } from './sifting.ts'
import { counted, countsOf, FormerGroup, Rows, tierAndCategory } from './sponsor-rows.tsx'
import { Tally } from './tally.tsx'
import { tierTone } from './tier-tone.ts'

type IndexPageProps = {
  index: ShownIndex
  sifting?: Sifting
  /** What the address asks for and nobody knows. */
  unknown?: readonly (Facet | 'sort')[]
}

/** The front page of the library: all of it, or what its address asks for. A sponsor without a live report is listed without a link. */
export function IndexPage({ index, sifting = {}, unknown = [] }: IndexPageProps): ReactElement {
  const shown = sift(index, sifting)
  const { latest } = index
  const narrowed = sifting.tier ?? sifting.category ?? sifting.programme
  return (
    <>
      <Masthead at="index" />
      <main className="wrap">
        <div className="front">
          <div>
            <h1>All Sponsors</h1>
            <p className="lead">
              Who pays for the Olympic Games, what they get for it, and who decides. Reports on the companies behind Los Angeles 2028, corrected in the open,
              edition by edition.
            </p>
          </div>
          <Tally sponsors={index.sponsors} reports={index.reports} latest={latest === null ? null : { name: 'Latest edition', at: latest }} />
        </div>
        {index.sponsors + index.former.length > 0 && <Finder index={index} sifting={sifting} />}
        <div id="sponsors">
          {unknown.map((what) => (
            <p key={what} className="told">
              {`This address asks for ${asked[what]} that the library does not have. It was left out; what there is stands above.`}
            </p>
          ))}
          {narrowed !== undefined && (
            <p className="told">
              {shown.sponsors + shown.former.length === 0
                ? 'No sponsor is all of this at once. '
                : `${counted(shown.sponsors, 'sponsor')}, ${counted(shown.reports, 'report')}, of ${counted(index.sponsors, 'sponsor')} in all. `.replace(
                    /^n/,
                    'N',
                  )}
              <Wider sifting={sifting} />
            </p>
          )}
          {index.sponsors === 0 && index.former.length === 0 && (
            <p className="standfirst">The library has no sponsors yet. Each will stand here, under its tier, as soon as the desk has entered it.</p>
          )}
          {shown.groups.map((group) => (
            <TierGroup key={group.tier.key} group={group} />
          ))}
          {shown.list && shown.list.length > 0 && <OneList sponsors={shown.list} latest={sifting.sort === 'latest'} />}
          {shown.former.length > 0 && <FormerGroup sponsors={shown.former} />}
          {index.sponsors + index.former.length > 0 && (
            <p className="told away">
              The whole directory for spreadsheets and programs: <a href={DIRECTORY.csv}>CSV</a> <a href={DIRECTORY.json}>JSON</a>
            </p>
          )}
        </div>
      </main>
      <Colophon year={latest === null ? null : yearOf(latest)} back={false} />
    </>
  )
}

const asked: Record<Facet | 'sort', string> = { tier: 'a tier', category: 'a category', programme: 'a programme', sort: 'an order' }

/** The ways from a narrowed index to more of it, and to the page of what it is narrowed to. */
function Wider({ sifting: { sort, ...wanted } }: { sifting: Sifting }): ReactElement {
  const chosen = (['tier', 'category', 'programme'] as const).filter((facet) => wanted[facet] !== undefined)
  return (
    <>
      {chosen.length > 1 &&
        chosen.map((facet) => (
          <a key={facet} href={indexAddress({ ...wanted, sort, [facet]: undefined })}>
            {`Any ${facet}`}
          </a>
        ))}
      {chosen.length === 1 && wanted.tier && <a href={tierAddress(wanted.tier)}>The page of this tier</a>}
      {chosen.length === 1 && wanted.category && <a href={categoryAddress(wanted.category)}>The page of this category</a>}
      <a href={sort ? indexAddress({ sort }) : INDEX}>All sponsors</a>
    </>
  )
}

function TierGroup({ group: { tier, programme, sponsors } }: { group: Group }): ReactElement {
  const name = `tier-${tier.key}`
  return (
    <section className="tier" data-tier={tierTone(tier.key)} id={tier.key} aria-labelledby={name}>
      <header>
        <h2 id={name}>
          <a href={tierAddress(tier.key)}>{tier.plural}</a>
        </h2>
        <p className="meta">
          {programme.name}
          <br />
          {programme.owner}
        </p>
        <p className="meta">{countsOf(sponsors)}</p>
      </header>
      <Rows sponsors={sponsors} />
    </section>
  )
}

/** All sponsors in one list, in another order than that of their tiers. */
function OneList({ sponsors, latest }: { sponsors: Placed[]; latest: boolean }): ReactElement {
  return (
    <section className="tier mixed" aria-labelledby="one-list-name">
      <header>
        <h2 id="one-list-name">{latest ? 'By latest major change' : 'By name'}</h2>
        <p className="meta">{countsOf(sponsors)}</p>
      </header>
      <Rows sponsors={sponsors} said={tierAndCategory} mixed />
    </section>
  )
}

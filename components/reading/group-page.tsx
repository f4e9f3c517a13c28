import type { ReactElement } from 'react'
import { categoryAddress, tierAddress } from './addresses.ts'
import { Colophon, Masthead } from './colophon.tsx'
import { yearOf } from './dates.ts'
import { type Facet, type Option, optionsOf, type Placed, type ShownIndex, sift } from './sifting.ts'
import { FormerGroup, Rows } from './sponsor-rows.tsx'
import { Tally } from './tally.tsx'

/** What sponsors have in common: a tier or a category. `null` where the library knows no such one. */
export type ShownGroup = { facet: 'tier' | 'category'; value: string; title: string; lead: string; sponsors: Placed[]; former: Placed[] }

/** A tier that there is, with sponsors or without. */
export function tierOf(index: ShownIndex, key: string): ShownGroup | null {
  const known = index.known.find(({ tier }) => tier.key === key)
  if (!known) return null
  const { programme } = known
  return { facet: 'tier', value: key, title: known.tier.plural, lead: `${programme.name}, ${programme.owner}.`, ...membersOf(index, 'tier', key) }
}

/** A category that some sponsor has or had. */
export function categoryOf(index: ShownIndex, slug: string): ShownGroup | null {
  const members = membersOf(index, 'category', slug)
  const [first] = [...members.sponsors, ...members.former]
  if (!first) return null
  return {
    facet: 'category',
    value: slug,
    title: first.deal.category.name,
    lead: 'What the sponsors below are official for, under the deal that is named.',
    ...members,
  }
}

function membersOf(index: ShownIndex, facet: Facet, value: string): { sponsors: Placed[]; former: Placed[] } {
  const { list, former } = sift(index, { [facet]: value, sort: 'name' })
  return { sponsors: list ?? [], former }
}

/** The page of a tier or a category: its sponsors, those that were, and the others of its kind. */
export function GroupPage({ index, group }: { index: ShownIndex; group: ShownGroup }): ReactElement {
  const { facet, value, title, lead, sponsors, former } = group
  const live = [...sponsors, ...former].flatMap((sponsor) => sponsor.live ?? [])
  const latest = live.length > 0 ? Math.max(...live.map(({ majorAt }) => majorAt)) : null
  const mixed = facet === 'category'
  return (
    <>
      <Masthead />
      <main className="wrap">
        <div className="front group">
          <div>
            <p className="label">{facet === 'tier' ? 'Tier' : 'Category'}</p>
            <h1>{title}</h1>
            <p className="lead">{lead}</p>
          </div>
          <Tally sponsors={sponsors.length} reports={live.length} latest={latest === null ? null : { name: 'Last major change', at: latest }} />
        </div>
        <div id="sponsors">
          {sponsors.length > 0 ? (
            <Rows sponsors={sponsors} level={2} mixed={mixed} {...(mixed && { said: ({ deal }: Placed) => deal.tier.singular })} />
          ) : (
            <p className="told">No company sponsors the Games {facet === 'tier' ? 'in this tier' : 'in this category'} now.</p>
          )}
          {former.length > 0 && <FormerGroup sponsors={former} />}
        </div>
        <Others
          facet={facet}
          title={facet === 'tier' ? 'Other tiers' : 'Other categories'}
          options={optionsOf(index, {}, facet).filter((one) => one.value !== value)}
        />
      </main>
      <Colophon year={latest === null ? null : yearOf(latest)} back />
    </>
  )
}

/** What stands where no tier or category of that name is, with those that there are. */
export function NoGroupPage({ index, facet }: { index: ShownIndex; facet: 'tier' | 'category' }): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap" id="main_text">
        <div className="plain">
          <h1>{facet === 'tier' ? 'No such tier' : 'No such category'}</h1>
          <p className="standfirst">
            {`The library has no ${facet} at this address. It may be mistyped, or the ${facet} may have a new name. These are the ones that there are.`}
          </p>
        </div>
        <Others facet={facet} title={facet === 'tier' ? 'All tiers' : 'All categories'} options={optionsOf(index, {}, facet)} />
      </main>
      <Colophon year={null} back />
    </>
  )
}

function Others({ facet, title, options }: { facet: 'tier' | 'category'; title: string; options: Option[] }): ReactElement | null {
  if (options.length === 0) return null
  const address = facet === 'tier' ? tierAddress : categoryAddress
  return (
    <nav className="others" aria-labelledby="others_name">
      <h2 className="label" id="others_name">
        {title}
      </h2>
      <ul>
        {options.map(({ value, label, count }) => (
          <li key={value}>
            <a href={address(value)}>
              {label} <span>{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

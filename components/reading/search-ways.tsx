import type { ReactElement } from 'react'
import type { Found } from '#domain/editions/public-search.ts'
import { reportAddress, searchAddress, tierAddress } from './addresses.ts'
import { tierTone } from './tier-tone.ts'

/** So many categories are offered: most have one report. */
const MOST_CHOICES = 8

/** Whether there is anything to choose, or to take back. */
export const isNarrowable = ({ asked, tiers, categories }: Found): boolean =>
  tiers.length > 1 || categories.length > 1 || asked.tier !== '' || asked.category !== ''

/** The tiers and categories that the reports found belong to, each with how many. */
export function Narrowing({ found, words }: { found: Found; words: string }): ReactElement {
  const { asked, tiers, categories } = found
  const to = (chosen: { tier?: string; category?: string }) => searchAddress({ words, tier: asked.tier, category: asked.category, ...chosen })
  return (
    <nav className="narrow" id="narrow" aria-label="Narrow the results">
      <Choices title="Tier" all="All tiers" chosen={asked.tier} choices={tiers} to={(tier) => to({ tier })} />
      <Choices title="Category" all="All categories" chosen={asked.category} choices={categories} to={(category) => to({ category })} />
    </nav>
  )
}

type ChoicesProps = { title: string; all: string; chosen: string; choices: Found['tiers']; to: (key: string) => string }

function Choices({ title, all, chosen, choices, to }: ChoicesProps): ReactElement {
  const shown = choices.filter(({ key }, at) => at < MOST_CHOICES || key === chosen)
  return (
    <>
      <h2 className="label">{title}</h2>
      <ul>
        {[{ key: '', label: all, count: null }, ...shown].map(({ key, label, count }) => (
          <li key={key}>
            <a href={to(key)} aria-current={key === chosen ? 'true' : undefined}>
              {label}
            </a>
            {count !== null && <span>{count}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where nothing was found: “ in Founding Partners”, or nothing where everything was searched. */
export function searchPlaces({ chosen }: Found): string {
  const places = [chosen.tier, chosen.category].filter((place) => place !== null)
  return places.length === 0 ? '' : ` in ${places.join(', ')}`
}

/** The way out of a tier or category in which nothing was found. */
export function Elsewhere({ found: { asked, meant, everywhere } }: { found: Found }): ReactElement {
  return (
    <p className="standfirst">
      {everywhere === 1 ? 'One report elsewhere does' : `${everywhere} reports elsewhere do`}:{' '}
      <a href={searchAddress({ words: meant ?? asked.words })}>search all tiers and categories</a>.
    </p>
  )
}

/** What there is to read, by tier. */
export function Library({ library }: { library: Found['library'] }): ReactElement {
  return (
    <section className="library" aria-labelledby="library">
      <h2 id="library">What there is to read</h2>
      {library.map(({ tier, count, reports }) => (
        <div key={tier.key} data-tier={tierTone(tier.key)}>
          <h3>
            <a href={tierAddress(tier.key)}>{tier.plural}</a> <span>{count === 1 ? '1 report' : `${count} reports`}</span>
          </h3>
          {reports.length > 0 && (
            <ul>
              {reports.map(({ slug, name }) => (
                <li key={slug}>
                  <a href={reportAddress(slug)}>{name}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}

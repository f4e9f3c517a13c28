import type { ReactElement } from 'react'
import { INDEX, indexAddress, SEARCH, type Sifting } from './addresses.ts'
import { type Facet, type Option, optionsOf, type ShownIndex, sift } from './sifting.ts'
import { tierTone } from './tier-tone.ts'

/** The ways into the index: a search of all reports, tiers as links with what each holds, and a form for the rest. */
export function Finder({ index, sifting }: { index: ShownIndex; sifting: Sifting }): ReactElement {
  const anyTier = { ...sifting, tier: undefined }
  return (
    <div className="finder">
      <SearchBox />
      <nav className="filters" aria-label="Tiers">
        <a className="all" href={indexAddress(anyTier)} aria-current={sifting.tier === undefined ? 'true' : undefined}>
          All <b>{sift(index, anyTier).sponsors}</b>
        </a>
        {optionsOf(index, sifting, 'tier').map(({ value, label, count }) => (
          <a
            key={value}
            href={indexAddress({ ...sifting, tier: value })}
            data-tier={tierTone(value)}
            aria-current={sifting.tier === value ? 'true' : undefined}
          >
            {label} <b>{count}</b>
          </a>
        ))}
      </nav>
      <form className="sieve" action={INDEX}>
        {sifting.tier && <input type="hidden" name="tier" value={sifting.tier} />}
        <Choice name="category" label="Category" all="All categories" options={optionsOf(index, sifting, 'category')} chosen={sifting.category} />
        <Choice name="programme" label="Programme" all="All programmes" options={optionsOf(index, sifting, 'programme')} chosen={sifting.programme} />
        <Choice name="sort" label="Order" all="By tier" options={orders} chosen={sifting.sort} />
        <button type="submit">Show</button>
      </form>
    </div>
  )
}

const orders = [
  { value: 'name', label: 'By name' },
  { value: 'latest', label: 'By latest major change' },
]

type ChoiceProps = {
  name: Facet | 'sort'
  label: string
  all: string
  options: (Omit<Option, 'count'> & Partial<Option>)[]
  chosen: string | undefined
}

function Choice({ name, label, all, options, chosen }: ChoiceProps): ReactElement {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {options.map(({ value, label: words, count }) => (
          <option key={value} value={value}>
            {count === undefined ? words : `${words} (${count})`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The box that leads to the search of all reports. */
export function SearchBox(): ReactElement {
  return (
    <search>
      <form className="seek" action={SEARCH}>
        <label className="vh" htmlFor="search_words">
          Sponsor, category or words in a report
        </label>
        <input id="search_words" name="q" type="search" placeholder="Sponsor, category or words in a report" />
        <button type="submit">Search</button>
      </form>
    </search>
  )
}

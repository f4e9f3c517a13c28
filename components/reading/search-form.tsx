import type { ReactElement } from 'react'
import type { Found } from '#domain/editions/public-search.ts'
import { SEARCH } from './addresses.ts'

/** Asks for words, and stays in the tier and category that were chosen. */
export function SearchForm({ asked: { words, tier, category } }: { asked: Found['asked'] }): ReactElement {
  return (
    <search>
      <form className="ask" action={SEARCH}>
        <label htmlFor="words">Sponsor, category or words in a report</label>
        <input id="words" name="q" type="search" defaultValue={words} maxLength={200} autoComplete="off" spellCheck={false} enterKeyHint="search" />
        {tier !== '' && <input type="hidden" name="tier" value={tier} />}
        {category !== '' && <input type="hidden" name="category" value={category} />}
        <button type="submit">Search</button>
      </form>
    </search>
  )
}

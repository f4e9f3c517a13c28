import type { ReactElement, ReactNode } from 'react'
import type { Found } from '#domain/editions/public-search.ts'
import { INDEX, searchAddress } from './addresses.ts'
import { BackLink, Colophon, Masthead } from './colophon.tsx'
import { SearchForm } from './search-form.tsx'
import { Pages, Results } from './search-results.tsx'
import { Elsewhere, isNarrowable, Library, Narrowing, searchPlaces } from './search-ways.tsx'

/** The page of a search: what was found, or what helps on where nothing was, or nothing was asked. */
export function SearchPage({ found }: { found: Found }): ReactElement {
  const { asked, total, library } = found
  return (
    <Frame asked={asked}>
      {asked.words === '' && (
        <p className="standfirst">
          Every report of the library, by words, sponsor or category. Capitals and accents do not matter, the beginning of the last word is enough, and “words
          in quotes” stand side by side.
        </p>
      )}
      {asked.words !== '' && (total > 0 ? <Hits found={found} /> : <Misses found={found} />)}
      {library.length > 0 && <Library library={library} />}
    </Frame>
  )
}

/** What stands there while too many search at once, or where a search took too long. */
export function SearchRefused({ asked, why }: { asked: Found['asked']; why: 'time' | 'memory' | 'many' | 'fault' }): ReactElement {
  const sentences = {
    many: 'Many people are searching at this moment. Search again in a few seconds.',
    time: 'This search took too long. Search again, with fewer or longer words.',
    memory: 'This search took too long. Search again, with fewer or longer words.',
    fault: 'The search failed, which is not your doing. Search again in a moment. Every report can be reached from All Sponsors, too.',
  }
  return (
    <Frame asked={asked}>
      <p className="standfirst" role="status">
        {sentences[why]}
      </p>
      <BackLink />
    </Frame>
  )
}

function Frame({ asked, children }: { asked: Found['asked']; children: ReactNode }): ReactElement {
  return (
    <>
      <Masthead at="search" />
      <main className="wrap search" id="main_text">
        <h1>Search</h1>
        <SearchForm asked={asked} />
        {children}
      </main>
      <Colophon year={null} back />
    </>
  )
}

function Hits({ found }: { found: Found }): ReactElement {
  const { asked, meant, total, everywhere, pages } = found
  const words = meant ?? asked.words
  return (
    <div className="hits">
      <section aria-labelledby="found">
        {meant !== null && (
          <p className="standfirst">
            No report matches “{asked.words}”. Did you mean <a href={searchAddress({ ...asked, words: meant, page: 1 })}>{meant}</a>?
          </p>
        )}
        <h2 id="found">
          {total < everywhere && `${total} of `}
          {everywhere === 1 ? '1 report matches' : `${everywhere} reports match`} “{words}”{searchPlaces(found)}
          {pages > 1 && `, page ${asked.page} of ${pages}`}
        </h2>
        {isNarrowable(found) && (
          <p className="meta to-narrow">
            <a href="#narrow">Narrow by tier or category</a>
          </p>
        )}
        <Results reports={found.reports} from={(asked.page - 1) * found.size + 1} />
        {pages > 1 && <Pages asked={{ ...asked, words }} pages={pages} />}
      </section>
      {isNarrowable(found) && <Narrowing found={found} words={words} />}
    </div>
  )
}

function Misses({ found }: { found: Found }): ReactElement {
  const { asked, meant, everywhere, apart } = found
  const known = apart.filter(({ count }) => count > 0)
  return (
    <section className="misses" aria-labelledby="found">
      <h2 id="found">
        No report{searchPlaces(found)} matches “{meant ?? asked.words}”
      </h2>
      {everywhere > 0 && <Elsewhere found={found} />}
      {everywhere === 0 && (
        <ul className="dots">
          {known.length > 0 && (
            <li>
              All of these words together stand in no report. Alone they do:{' '}
              {known.map(({ words, count }, at) => (
                <span key={words}>
                  {at > 0 && ', '}
                  <a href={searchAddress({ words: words.includes(' ') ? `"${words}"` : words })}>{words}</a> in{' '}
                  {count === 1 ? 'one report' : `${count} reports`}
                </span>
              ))}
              .
            </li>
          )}
          <li>Look at the spelling, or look for something wider. The beginning of a word is enough.</li>
          <li>
            Not every sponsor has a report yet: <a href={INDEX}>All Sponsors</a> lists them all.
          </li>
        </ul>
      )}
    </section>
  )
}

import type { ReactElement } from 'react'
import type { Author } from './authors.ts'

type LegendProps = { authors: Author[]; chosen: string | undefined; query: Record<string, string> }

/** Who wrote how much, with the letters and the line under the words by which each is known. A name shows its words alone. */
export function AuthorsLegend({ authors, chosen, query }: LegendProps): ReactElement {
  const all = authors.reduce((sum, { words }) => sum + words, 0)
  const address = (by: string | null) => `?${new URLSearchParams({ ...query, by: by ?? '' })}`
  return (
    <aside className="outline legend" aria-labelledby="whose">
      <h2 className="label" id="whose">
        Whose words
      </h2>
      <table>
        <thead className="vh">
          <tr>
            <th scope="col">Mark</th>
            <th scope="col">Person</th>
            <th scope="col">Words</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {authors.map(({ key, name, letters, look, words, personId }) => (
            <tr key={key}>
              <td>
                <span className={`st l${look}`}>{letters}</span>
              </td>
              <th scope="row">
                {personId === null ? (
                  name
                ) : (
                  <a href={address(personId === chosen ? null : personId)} aria-current={personId === chosen || undefined}>
                    {name}
                  </a>
                )}
              </th>
              <td className="r">{words.toLocaleString('en-GB')}</td>
              <td className="r">{share(words, all)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">{chosen === undefined ? 'All words' : <a href={address(null)}>All words</a>}</th>
            <td className="r">{all.toLocaleString('en-GB')}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className="meta">
        Words keep their author when they move, are marked anew or come back by a restore. The number beside the letters is the revision that brought them.
      </p>
    </aside>
  )
}

function share(words: number, all: number): string {
  const percent = all === 0 ? 0 : (100 * words) / all
  return percent > 0 && percent < 1 ? 'under 1%' : `${Math.round(percent)}%`
}

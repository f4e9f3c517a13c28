import type { ReactElement } from 'react'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { reportAddress } from './addresses.ts'
import { Colophon, Masthead } from './colophon.tsx'
import { EditionList } from './edition-list.tsx'

/** What stands at the address of an edition, or a comparison of editions, that a report never had. */
export function NoEditionPage({ slug, name, editions }: { slug: string; name: string; editions: readonly ListedEdition[] }): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>No such edition</h1>
        <p className="standfirst">The report on {name} has no edition of this number. It has these.</p>
        <div className="text">
          <EditionList slug={slug} editions={editions} />
        </div>
        <a className="back" href={reportAddress(slug)}>
          <span className="arrow" aria-hidden="true" />
          {name}
        </a>
      </main>
      <Colophon year={null} back />
    </>
  )
}

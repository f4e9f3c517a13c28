import type { ReactElement } from 'react'
import { BackLink, Colophon, Masthead } from './colophon.tsx'
import { SearchBox } from './finder.tsx'

/** What stands at an address that has never led anywhere. */
export function NotFoundPage(): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>No page here</h1>
        <p className="standfirst">
          Nothing stands at this address. It may be mistyped, or the link to it may be old. Every report can be reached from All Sponsors, or found by its
          words.
        </p>
        <SearchBox />
        <BackLink />
      </main>
      <Colophon year={null} back={false} />
    </>
  )
}

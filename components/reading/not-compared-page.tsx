import type { ReactElement } from 'react'
import { BackLink, Colophon, Masthead } from './colophon.tsx'

/** What stands in the place of a comparison that could not be made now. */
export function NotComparedPage(): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>Not compared</h1>
        <p className="standfirst">
          These two editions are so large, or so different, that they could not be compared now. Nothing is wrong with either of them. Try again in a minute.
        </p>
        <BackLink />
      </main>
      <Colophon year={null} back={false} />
    </>
  )
}

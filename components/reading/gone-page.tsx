import type { ReactElement } from 'react'
import { BackLink, Colophon, Masthead } from './colophon.tsx'
import { isoDate, longDate, yearOf } from './dates.ts'

/** What stands where a report was, once it is withdrawn: that there is none now, and since when. */
export function GonePage({ name, at }: { name: string; at: number }): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>{name}</h1>
        <p className="standfirst">
          There is no report on {name} now. It was withdrawn on <time dateTime={isoDate(at)}>{longDate(at)}</time>.
        </p>
        <BackLink />
      </main>
      <Colophon year={yearOf(at)} back={false} />
    </>
  )
}

import type { ReactElement } from 'react'
import { Colophon, Masthead } from './colophon.tsx'

/** What stands in the place of a file that could not be made in time. `waiting`: it is being made, or waits for its turn. */
export function NotReadyPage({ name, address, waiting }: { name: string; address: string; waiting: boolean }): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="main_text">
        <h1>This file is not ready</h1>
        <p className="standfirst">
          {waiting
            ? 'It is being made, which takes longer than usual. Load this page again in a few seconds.'
            : 'It could not be made: this edition takes more time or room than a file may. Take another form of it, or try again later.'}
        </p>
        <p>
          <a href={address}>{`Read ${name}`}</a>
        </p>
      </main>
      <Colophon year={null} back />
    </>
  )
}

import type { ReactElement } from 'react'
import { Colophon, Masthead } from './colophon.tsx'

/** What stands at an address that has never led anywhere. */
export function NotFoundPage(): ReactElement {
  return (
    <>
      <Masthead />
      <main className="wrap plain" id="text">
        <h1>No page here</h1>
        <p className="standfirst">
          Nothing stands at this address. It may be mistyped, or the link to it may be old. All reports are listed under All Sponsors.
        </p>
      </main>
      <Colophon year={null} back />
    </>
  )
}

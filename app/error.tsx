'use client'

import { useSyncExternalStore } from 'react'

const nothingChanges = () => () => {}
const requestOfPage = () => document.documentElement.dataset.request

/** What stands in the place of a page that could not be made. What is said here holds for every page. */
export default function Failure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const request = useSyncExternalStore(nothingChanges, requestOfPage, () => undefined)
  const number = [request, error.digest].filter((part) => part !== undefined).join(' · ')
  return (
    <main className="sheet column">
      <div className="notice e" role="alert">
        <strong>This page could not be shown.</strong>
        <p>{`Host City made a mistake. Drafts are safe. Try again; if it stays like this, tell an admin${number ? ` the number ${number}: the log has more under it` : ''}.`}</p>
        <div className="acts-s">
          <button type="button" className="link" onClick={reset}>
            Try again
          </button>
          <a className="link" href="/desk">
            All reports
          </a>
        </div>
      </div>
    </main>
  )
}

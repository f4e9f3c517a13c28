import { useState } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { Tour } from '#domain/sample/tour.ts'

/** What the first admin may try, once: it goes when it is dismissed, and does not come back with the page. */
export function SampleHint({ report, tour: { revisions, editions, compare } }: { report: { id: string; name: string }; tour: Tour }) {
  const [dismissed, setDismissed] = useState(false)
  if (dismissed) return null
  const here = `/desk/reports/${report.id}`
  const [older, newer] = compare
  const dismiss = () => {
    history.replaceState(history.state, '', location.pathname + location.hash)
    setDismissed(true)
  }
  return (
    <div className="tour">
      <Notice
        title={`${report.name} belongs to the sample library. Try what you like in it.`}
        remedies={
          <button type="button" className="link" onClick={dismiss}>
            Dismiss this hint
          </button>
        }
      >
        <ol>
          <li>
            Open the report in{' '}
            <a href={here} target="_blank" rel="noreferrer">
              a second window
            </a>
            , and type in both.
          </li>
          <li>
            Look through <a href={`${here}/history`}>its history</a>: {revisions} revisions, {editions} editions, each to be read and restored.
          </li>
          {older && newer ? (
            <li>
              See <a href={`${here}/compare?from=${older.revision}&to=${newer.revision}`}>what changed</a> between editions {older.edition} and {newer.edition}.
            </li>
          ) : null}
        </ol>
        <p>
          <code>npm run -s host-city -- sample remove</code> takes the whole sample away when you have seen enough.
        </p>
      </Notice>
    </div>
  )
}

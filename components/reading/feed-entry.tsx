import type { ReactElement } from 'react'
import { longDate } from './dates.ts'

type FeedEntryProps = {
  edition: string
  url: string
  note: string | null
  changes: { url: string; since: string } | null
  withdrawal: { at: number; reason: string | null } | null
}

/** What a feed says of an edition, in words. */
export function feedWords({ note, withdrawal }: Pick<FeedEntryProps, 'note' | 'withdrawal'>): string {
  if (!withdrawal) return note ?? ''
  return [`Withdrawn on ${longDate(withdrawal.at)}.`, withdrawal.reason].filter(Boolean).join(' ')
}

/** The same with the ways to it. */
export function FeedEntryText({ edition, url, note, changes, withdrawal }: FeedEntryProps): ReactElement {
  return (
    <>
      <p>{feedWords({ note, withdrawal })}</p>
      {!withdrawal && (
        <p>
          <a href={url}>Read edition {edition}</a>
          {changes && (
            <>
              {' · '}
              <a href={changes.url}>What changed since {changes.since}</a>
            </>
          )}
        </p>
      )}
    </>
  )
}

import { editionName } from '#components/desk/state-mark.tsx'
import { When } from '#components/ui/when.tsx'
import type { Counts } from '#domain/compare/comparison.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { wordsChanged } from './chips.tsx'
import { count } from './labels.ts'
import { reasonOf } from './revision-line.ts'

type RestoreWordsProps = { report: DeskReport; row: RevisionRow; changes: Counts | null; now: number }

/** What a restore will do, before it is done. */
export function RestoreWords({ report: { id, name, live }, row, changes, now }: RestoreWordsProps) {
  const path = `/desk/reports/${id}`
  return (
    <>
      <h2 className="title">{`Restore revision ${row.number} of ${name}`}</h2>
      <ul className="lead plain-list">
        <li>
          {[row.name, row.edition && `Edition ${editionName(row.edition)}`, reasonOf(row)].filter(Boolean).join(' · ')} · <When at={row.createdAt} now={now} />{' '}
          <a className="link" href={`${path}/revisions/${row.number}`}>
            View it
          </a>
        </li>
        {changes ? (
          <li>
            {changes.changes === 0
              ? 'The draft says the same now: nothing would change.'
              : `The draft changes in ${count(changes.changes, 'place')}${words(changes)}. `}
            {changes.changes === 0 ? null : (
              <a className="link" href={`${path}/compare?from=draft&to=${row.number}`}>
                See them
              </a>
            )}
          </li>
        ) : (
          <li>The draft holds something that Host City cannot read, so it cannot say what would change.</li>
        )}
        <li>What the draft says now is kept first, as a revision, so that this can be undone.</li>
        <li>{live ? `Readers see nothing of it: edition ${editionName(live)} stays live.` : 'Readers see nothing of it.'}</li>
      </ul>
    </>
  )
}

const words = (changes: Counts): string => (wordsChanged(changes) ? `: ${wordsChanged(changes)}` : '')

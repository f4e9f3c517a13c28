import { wordsChanged } from '#components/compare/chips.tsx'
import { count, placeName } from '#components/compare/labels.ts'
import { reasonOf } from '#components/compare/revision-line.ts'
import { editionName } from '#components/desk/state-mark.tsx'
import { When } from '#components/ui/when.tsx'
import type { Step, StepChanges, Stops } from '#domain/revisions/step.ts'
import { whoOf } from './time-slider.tsx'

type StepLineProps = {
  report: { id: string; archived: boolean }
  stops: Stops
  at: number
  /** Null while it is read. */
  step: Step | null
  now: number
  marked: boolean
  address(number: number, marked?: boolean): string
  mark(): void
  name(): void
}

/** Which revision one looks at, what it changed and where, and what can be done with it. */
export function StepLine({ report, stops, at, step, now, marked, address, mark, name }: StepLineProps) {
  const path = `/desk/reports/${report.id}`
  const who = whoOf(stops, at)
  const row = step?.row
  return (
    <div className="step">
      <strong>{[`Revision ${at}`, row?.name, row?.edition && `edition ${editionName(row.edition)}`].filter(Boolean).join(' · ')}</strong>
      <span>
        <When at={stops.at[at - 1] ?? 0} now={now} />
      </span>
      {who && who !== row?.author ? <span>{who}</span> : null}
      {row ? <span>{reasonOf(row)}</span> : null}
      {row?.note ? <span className="noted">{row.note}</span> : null}
      {row?.purges.map(({ id, by, reason }) => (
        <span key={id} className="purged">{`Words were purged from it${by ? ` by ${by}` : ''}: ${reason}`}</span>
      ))}
      <span role="status">{step ? changed(step) : `Reading revision ${at}`}</span>
      {step?.changes && marked ? <Where changes={step.changes} /> : null}
      <span className="acts-s">
        {step?.changes ? (
          <a
            className="link"
            href={address(at, !marked)}
            onClick={(event) => {
              event.preventDefault()
              mark()
            }}
          >
            {marked ? 'Hide the marks' : 'Mark what it changed'}
          </a>
        ) : null}
        {at > 1 ? (
          <a className="link" href={`${path}/compare?from=${at - 1}&to=${at}`}>
            Compare with the one before
          </a>
        ) : null}
        <a className="link" href={`${path}/compare?from=${at}&to=draft`}>
          Compare with now
        </a>
        <a
          className="link"
          href={`${path}/revisions/${at}?naming=1`}
          onClick={(event) => {
            event.preventDefault()
            if (step) name()
          }}
        >
          Name…
        </a>
        {report.archived ? null : (
          <a className="link" href={`${path}/revisions/${at}/restore`}>
            Restore…
          </a>
        )}
      </span>
    </div>
  )
}

const unmarked = {
  first: 'The first one',
  'before-unreadable': 'What it changed is not known: the one before cannot be read',
  large: 'Too much to mark here: compare it with the one before',
  'not-compared': 'What it changed could not be worked out now: step back and forth to try again',
}

function changed({ content, changes, unknown }: Step): string {
  if (!content) return 'It cannot be shown'
  if (unknown) return unmarked[unknown]
  if (!changes || changes.counts.changes === 0) return 'Says what the one before says'
  return [count(changes.counts.changes, 'change'), wordsChanged(changes.counts)].filter(Boolean).join(', ')
}

/** The sections in which something changed, as ways to the first change of each. */
function Where({ changes: { standfirst, changed: blocks, gone } }: { changes: StepChanges }) {
  const places = new Map<string, number>()
  if (standfirst.change !== 'unchanged') places.set('the standfirst', 1)
  for (const { number, entry } of [...Object.values(blocks), ...gone].sort((one, other) => one.number - other.number)) {
    const place = placeName(entry.section)
    if (!places.has(place)) places.set(place, number)
  }
  if (places.size === 0) return null
  return (
    <span className="where">
      In{' '}
      {[...places].map(([place, number]) => (
        <a key={place} className="link" href={`#change-${number}`}>
          {place}
        </a>
      ))}
    </span>
  )
}

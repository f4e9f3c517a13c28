import { memo, use } from 'react'
import { wordsChanged } from '#components/compare/chips.tsx'
import { count } from '#components/compare/labels.ts'
import { MoreLinks } from '#components/compare/more-links.tsx'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { FoldedPart, LaterContext } from './folded-part.tsx'
import type { ListedReport } from './listed-report.ts'
import { comparisonsOf } from './listed-report.ts'
import { RowWords } from './row-words.tsx'
import type { Fold, Run, Spell } from './spells.ts'

export type SpellProps = {
  report: ListedReport
  /** Opens the form for the name and the note of a revision; null where nobody may. */
  name: ((number: number) => void) | null
}

/** What the same people wrote on a day: when, who, how much, and the revisions. */
export const SpellPart = memo(function SpellPart({ spell, ...shared }: SpellProps & { spell: Spell }) {
  const { day, weekday, from, until, people, revisions } = spell
  const words = revisions > 1 ? wordsChanged(spell) : ''
  return (
    <section className="spell" aria-label={`${day}, ${from === until ? from : `${from} to ${until}`}${people.length > 0 ? `, ${named(people)}` : ''}`}>
      <div>
        <strong>{day}</strong>
        <span className="meta">
          {weekday}, {from === until ? from : `${from} to ${until}`}
        </span>
        {people.length > 0 && <span className="meta">{people.join(', ')}</span>}
        {words && <span className="meta">{words}</span>}
      </div>
      <div>
        {spell.runs.map((run) => (
          <RunPart key={run.rows[0]?.row.number} run={run} {...shared} />
        ))}
      </div>
    </section>
  )
})

function RunPart({ run: { folded, rows }, ...shared }: SpellProps & { run: Run }) {
  const [newest, oldest] = [rows[0], rows.at(-1)]
  if (!folded || !newest || !oldest) return <Rows rows={rows} {...shared} />
  const sum = (figure: 'wordsAdded' | 'wordsRemoved') => rows.reduce((all, { row }) => all + row[figure], 0)
  const words = wordsChanged({ wordsAdded: sum('wordsAdded'), wordsRemoved: sum('wordsRemoved') })
  const label = [`${rows.length} more, ${oldest.time} to ${newest.time}`, words].filter(Boolean).join(' · ')
  return (
    <FoldedPart number={newest.row.number} label={label}>
      <Rows rows={rows} {...shared} />
    </FoldedPart>
  )
}

/** So many rows are laid out together, or left out together while they are out of sight. */
const TOGETHER = 20

function Rows({ rows, report, name }: SpellProps & { rows: Run['rows'] }) {
  const stretches = Array.from({ length: Math.ceil(rows.length / TOGETHER) }, (_, at) => rows.slice(at * TOGETHER, (at + 1) * TOGETHER))
  return stretches.map((stretch) => (
    <ol key={stretch[0]?.row.number} className={stretch.length === TOGETHER ? 'revs twenty' : 'revs'}>
      {stretch.map(({ row, time }) => (
        <Row key={row.number} row={row} time={time} report={report} name={name} />
      ))}
    </ol>
  ))
}

function Row({ row, time, report, name }: SpellProps & { row: RevisionRow; time: string }) {
  const { number } = row
  const later = use(LaterContext)
  const path = `/desk/reports/${report.id}`
  const undo = row.kind === 'restored' && number === report.latest
  return (
    <li id={`r${number}`} data-n={number}>
      <span>
        <span className="vh">Revision </span>
        {number}
      </span>
      <span className="r">{time}</span>
      <RowWords row={row} />
      <span className="acts-s">
        <a className="link" href={`${path}/revisions/${number}`} aria-label={`View revision ${number}`}>
          View
        </a>
        <MoreLinks label="Compare" of={`revision ${number}`} links={comparisonsOf(number, report)} lazy={later} />
        {name ? (
          <a
            className="link"
            href={`${path}/revisions/${number}?naming=1`}
            aria-label={`Name revision ${number}…`}
            onClick={(event) => {
              event.preventDefault()
              name(number)
            }}
          >
            Name…
          </a>
        ) : null}
        {report.archived ? null : (
          <a
            className="link"
            href={`${path}/revisions/${undo ? number - 1 : number}/restore`}
            aria-label={undo ? 'Undo restore…' : `Restore revision ${number}…`}
          >
            {undo ? 'Undo restore…' : 'Restore…'}
          </a>
        )}
      </span>
    </li>
  )
}

/** Days of which nothing stands out, in a line. */
export const FoldPart = memo(function FoldPart({ fold, ...shared }: SpellProps & { fold: Fold }) {
  const { days, spells, revisions, people, number } = fold
  const sum = [spells.length > 1 && count(spells.length, 'spell'), `${count(revisions, 'revision')}${people.length > 0 ? ` by ${named(people)}` : ''}`]
    .filter(Boolean)
    .join(', ')
  return (
    <FoldedPart number={number} label={[days, sum, wordsChanged(fold)].filter(Boolean).join(' · ')}>
      {spells.map((spell) => (
        <SpellPart key={spell.number} spell={spell} {...shared} />
      ))}
    </FoldedPart>
  )
})

const MOST_NAMES = 3

/** "Tom Okafor and Ruth Lindqvist", "Ines Marchetti, Tom Okafor and 3 others". */
function named(people: readonly string[]): string {
  const shown = people.length > MOST_NAMES ? [...people.slice(0, MOST_NAMES - 1), `${people.length - MOST_NAMES + 1} others`] : people
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}

import { wordsChanged } from '#components/compare/chips.tsx'
import { broughtBack, reasonOf } from '#components/compare/revision-line.ts'
import { editionName } from '#components/desk/state-mark.tsx'
import type { RevisionRow } from '#domain/revisions/read.ts'

/** A revision in a line of the history: its name, why it was cut and by whom, how much came and went, and its note. */
export function RowWords({ row }: { row: RevisionRow }) {
  const { name, namedBy, kind, edition, note, purges } = row
  const words = wordsChanged(row)
  return (
    <span className="what">
      {name ? (
        <>
          <b>{name}</b>
          {namedBy && namedBy !== row.author ? `, named by ${namedBy}` : ''} ·{' '}
        </>
      ) : null}
      {broughtBack(row) ? <Restored row={row} /> : kind === 'imported' ? <Imported row={row} /> : reasonOf(row)}
      {edition ? ` · edition ${editionName(edition)}` : null}
      {words ? <span className="delta"> · {words}</span> : null}
      {note ? <span className="noted">{note}</span> : null}
      {purges.map(({ id, by, reason }) => (
        <span key={id} className="purged">{`Words were purged from it${by ? ` by ${by}` : ''}: ${reason}`}</span>
      ))}
    </span>
  )
}

function Restored({ row }: { row: RevisionRow }) {
  const brought = broughtBack(row)
  return (
    <>
      <span className="restored">{brought?.what}</span> {brought?.from}
    </>
  )
}

function Imported({ row }: { row: RevisionRow }) {
  return (
    <>
      <b>Imported</b>
      {reasonOf(row).slice('Imported'.length)}
    </>
  )
}

import { editionName } from '#components/desk/state-mark.tsx'
import { nearTime } from '#components/ui/near-time.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import { reasonOf } from './revision-line.ts'

type SideWordsProps = { row: RevisionRow | null; word: 'Older' | 'Newer'; now: number }

/** What one side of a comparison is, exactly: it stands over a column, and over a print. */
export function SideWords({ row, word, now }: SideWordsProps) {
  const [what, more] = row
    ? [
        [`Revision ${row.number}`, row.edition && `edition ${editionName(row.edition)}`, row.name && `“${row.name}”`].filter(Boolean).join(' · '),
        [reasonOf(row), row.writers.length > 0 && `written by ${row.writers.join(', ')}`, nearTime(row.createdAt, now, 'UTC').full].filter(Boolean).join(' · '),
      ]
    : ['Draft', `as it stood on ${nearTime(now, now, 'UTC').full}`]
  return (
    <>
      <span className="label">{word}</span> <strong>{what}</strong> <span className="dim">{more}</span>
    </>
  )
}

type ComparedSidesProps = { name: string; older: RevisionRow | null; newer: RevisionRow | null; now: number }

/** The head of a printed comparison: of what, which two, and when. */
export function ComparedSides({ name, older, newer, now }: ComparedSidesProps) {
  return (
    <header className="on-paper">
      <p className="title">{name}, compared</p>
      <p>
        <SideWords row={older} word="Older" now={now} />
      </p>
      <p>
        <SideWords row={newer} word="Newer" now={now} />
      </p>
    </header>
  )
}

import type { ReactNode } from 'react'
import { editionName } from '#components/desk/state-mark.tsx'
import { When } from '#components/ui/when.tsx'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Said } from '#domain/revisions/named.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import type { Section } from '#domain/richtext/sections.ts'
import { wordsChanged } from './chips.tsx'
import { MoreLinks } from './more-links.tsx'
import { reasonOf } from './revision-line.ts'
import { sectionHref } from './take-back.tsx'

type RevisionMetaProps = {
  report: DeskReport
  row: RevisionRow
  /** Its outline, any part of which can be restored alone. */
  sections: Section[]
  /** Every name that it was given, the newest first. */
  names: readonly Said[]
  now: number
  /** The form for its name and note. */
  children: ReactNode
}

/** Over a revision: when, why and by whom it was kept, what it is and was called, and what can be done with it. */
export function RevisionMeta({ report: { id, live, latestRevision, archivedAt }, row, sections, names, now, children }: RevisionMetaProps) {
  const path = `/desk/reports/${id}`
  const { number, edition, name, namedBy, note, notedBy, writers, words, purges } = row
  const restorable = sections
    .filter(({ level }) => level < 4)
    .map((section) => ({ href: sectionHref(id, number, section), label: `${[section.number, section.title || 'Untitled'].filter(Boolean).join(' ')}…` }))
  return (
    <section className="revision-meta" aria-label={`About revision ${number}`}>
      <strong>{[`Revision ${number}`, name, edition && `edition ${editionName(edition)}`].filter(Boolean).join(' · ')}</strong>
      <span>
        <When at={row.createdAt} now={now} />
      </span>
      <span>{reasonOf(row)}</span>
      {writers.length > 0 ? <span>Written by {writers.join(', ')}</span> : null}
      {name && namedBy ? <span>Named by {namedBy}</span> : null}
      <span>{[`${words.toLocaleString('en-GB')} words`, wordsChanged(row)].filter(Boolean).join(' · ')}</span>
      <span className="acts-s">
        {number > 1 ? (
          <a className="link" href={`${path}/revisions/${number - 1}`}>
            Revision {number - 1}
          </a>
        ) : null}
        {number < latestRevision ? (
          <a className="link" href={`${path}/revisions/${number + 1}`}>
            Revision {number + 1}
          </a>
        ) : null}
        <a className="link" href={`${path}/history/walk?at=${number}`}>
          Walk through time
        </a>
        <a className="link" href={`${path}/authors?at=${number}`}>
          Who wrote what
        </a>
        {number > 1 ? (
          <a className="link" href={`${path}/compare?from=${number - 1}&to=${number}`}>
            Compare with the one before
          </a>
        ) : null}
        {live ? (
          <a className="link" href={`${path}/compare?from=${number}&to=live`}>
            Compare with live
          </a>
        ) : null}
        <a className="link" href={`${path}/compare?from=${number}&to=draft`}>
          Compare with the draft
        </a>
        {archivedAt === null ? (
          <a className="link" href={`${path}/revisions/${number}/restore`}>
            Restore…
          </a>
        ) : null}
        {archivedAt === null && restorable.length > 0 ? <MoreLinks label="Restore a section" of={`of revision ${number}`} links={restorable} /> : null}
      </span>
      {note ? (
        <p className="noted">
          {note}
          {notedBy ? <span className="dim"> {notedBy}</span> : null}
        </p>
      ) : null}
      {purges.map(({ id: purge, at, by, reason }) => (
        <p key={purge} className="purged">
          {`Words were purged from it${by ? ` by ${by}` : ''}, `}
          <When at={at} now={now} />
          {`: ${reason}`}
        </p>
      ))}
      <FormerNames names={names} now={now} />
      {children}
    </section>
  )
}

/** "was named Before the ranking by Tom Okafor, 3 March". */
function FormerNames({ names, now }: { names: readonly Said[]; now: number }) {
  const former = names.slice(names[0]?.text === '' ? 0 : 1).filter(({ text }) => text !== '')
  if (former.length === 0) return null
  return (
    <ul className="former">
      {former.map(({ text, by, at }) => (
        <li key={at}>
          {`Was named “${text}”${by ? ` by ${by}` : ''}, `}
          <When at={at} now={now} />
        </li>
      ))}
    </ul>
  )
}

import type { RevisionChosen } from './revision-filter.tsx'

const tabs: { label: string; show: string; person: string }[] = [
  { label: 'Everything', show: '', person: '' },
  { label: 'By me', show: '', person: 'me' },
  { label: 'Named', show: 'named', person: '' },
  { label: 'Editions', show: 'editions', person: '' },
]

/** What one looks for most often, in one step. Words that were typed stay. */
export function RevisionTabs({ chosen }: { chosen: RevisionChosen }) {
  const words = new URLSearchParams([...(chosen.words === '' ? [] : [['words', chosen.words]]), ...(chosen.in === '' ? [] : [['in', chosen.in]])])
  return (
    <nav className="tabs" aria-label="Show">
      {tabs.map(({ label, show, person }) => {
        const query = new URLSearchParams([...(show === '' ? [] : [['show', show]]), ...(person === '' ? [] : [['person', person]]), ...words])
        const here = chosen.show === show && chosen.person === person
        return (
          <a key={label} href={query.size > 0 ? `/desk/revisions?${query}` : '/desk/revisions'} aria-current={here ? 'true' : undefined}>
            {label}
          </a>
        )
      })}
    </nav>
  )
}

/** What stands where no revision does: what is, and the way on. */
export function NoRevisions({ words, narrowed }: { words: string; narrowed: boolean }) {
  if (!narrowed) {
    return (
      <section className="empty first">
        <p>There is no revision yet. The first one is kept when a report is begun.</p>
        <a className="btn" href="/desk">
          Reports
        </a>
      </section>
    )
  }
  return (
    <section className="empty first">
      <p>{words === '' ? 'No revision fits.' : `No revision that fits brought or took “${words}”, or has it in its name or note.`}</p>
      <a className="btn" href="/desk/revisions">
        Show everything
      </a>
    </section>
  )
}

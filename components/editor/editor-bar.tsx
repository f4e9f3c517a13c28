import Link from 'next/link'
import type { EditedReport } from './desk-report.ts'
import type { Colleague } from './presence.ts'
import type { Status } from './status.ts'
import { statusClass, statusWords } from './status-words.ts'

type EditorBarProps = { report: EditedReport; status?: Status; people?: Colleague[]; sectionOf?: (person: Colleague) => string; refusedBy?: string | undefined }

/** The bar over the editor: where one is, whether it is saved, who else is here, and the way to readers. */
export function EditorBar({ report, status, people = [], sectionOf, refusedBy }: EditorBarProps) {
  const here = `/desk/reports/${report.id}`
  return (
    <header className="bar">
      <Link className="brand" href="/desk">
        Host City
      </Link>
      <Link className="back" href="/desk">
        <span className="arrow" aria-hidden="true" />
        Reports
      </Link>
      <h1>{report.name}</h1>
      <span className={`state ${report.state}`}>{stateWords(report)}</span>
      <div className="right">
        {status ? (
          <span className={statusClass(status)} role="status">
            {statusWords(status)}
          </span>
        ) : null}
        {people.length > 0 ? (
          <ul className="people" aria-label="Writing now">
            {people.map((person) => (
              <li key={person.id}>
                <span className={`who ${person.tone}`} title={title(person, sectionOf?.(person))} role="img" aria-label={title(person, sectionOf?.(person))}>
                  {person.initials}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        <Link className="btn plain" href={`${here}/history`}>
          History
        </Link>
        {report.live ? (
          <Link className="btn" href={`${here}/compare?from=live&to=draft`}>
            Compare with live
          </Link>
        ) : null}
        {refusedBy ? (
          <a className="btn primary" href={`#${refusedBy}`} aria-disabled="true" aria-describedby={refusedBy}>
            Publish…
          </a>
        ) : (
          <Link className="btn primary" href={`${here}/publish`}>
            Publish…
          </Link>
        )}
      </div>
    </header>
  )
}

function title({ name, you }: Colleague, place: string | undefined): string {
  return you ? `${name}, you` : place ? `${name}, in ${place}` : name
}

/** The state of a report in words; the class gives it its shape. */
export function stateWords({ state, live }: Pick<EditedReport, 'state' | 'live'>): string {
  const edition = live ? `${live.major}.${live.minor}` : ''
  return { draft: 'Draft', live: `Live ${edition}`.trim(), changed: `Changed since ${edition}`, withdrawn: 'Withdrawn' }[state]
}

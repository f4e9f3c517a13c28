import { StateMark } from '#components/desk/state-mark.tsx'
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
      <a className="brand" href="/desk">
        Host City
      </a>
      <a className="back" href="/desk">
        <span className="arrow" aria-hidden="true" />
        Reports
      </a>
      <h1>{report.name}</h1>
      <StateMark report={report} />
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
        <a className="btn plain" href={`${here}/history`}>
          History
        </a>
        <a className="btn plain" href={`${here}/settings`}>
          Settings
        </a>
        {report.live ? (
          <a className="btn" href={`${here}/compare?from=live&to=draft`}>
            Compare with live
          </a>
        ) : null}
        {refusedBy ? (
          <a className="btn primary" href={`#${refusedBy}`} aria-disabled="true" aria-describedby={refusedBy}>
            Publish…
          </a>
        ) : (
          <a className="btn primary" href={`${here}/publish`}>
            Publish…
          </a>
        )}
      </div>
    </header>
  )
}

function title({ name, you }: Colleague, place: string | undefined): string {
  return you ? `${name}, you` : place ? `${name}, in ${place}` : name
}

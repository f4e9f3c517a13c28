import type { Finding } from '#domain/reports/findings.ts'
import type { Section } from '#domain/richtext/sections.ts'
import type { Colleague } from './presence.ts'

type OutlineListProps = { outline: Section[]; current: string | null; people: Colleague[]; findings: Finding[]; goTo(id: string): void }
type Branch = { section: Section; below: Section[] }

/** The outline beside the text: numbers as readers see them, where one is, where colleagues are, where errors are. */
export function OutlineList({ outline, current, people, findings, goTo }: OutlineListProps) {
  const entry = (section: Section) => {
    const here = people.filter((person) => !person.you && person.section === section.id)
    const error = findings.some((finding) => finding.severity === 'error' && finding.blockId === section.id)
    return (
      <a
        href={`#${section.anchor}`}
        aria-current={section.id === current ? 'true' : undefined}
        onClick={(event) => {
          event.preventDefault()
          goTo(section.id)
        }}
      >
        <span>{section.number}</span>
        <span>{section.title || 'Untitled'}</span>
        <span className="marks">
          {error ? <i className="flag e">error</i> : null}
          {here.map((person) => (
            <i key={person.id} className={`dot ${person.tone}`} title={`${person.name} is here`}>
              <span className="vh">{person.name} is here</span>
            </i>
          ))}
        </span>
      </a>
    )
  }
  return (
    <nav className="outline" id="outline" aria-label="Outline">
      <h2 className="label">Outline</h2>
      {outline.length === 0 ? <p className="dim">No sections yet. Begin one with ## and a space.</p> : null}
      <ol>
        {branches(outline).map(({ section, below }) => (
          <li key={section.id}>
            {entry(section)}
            {below.length > 0 ? (
              <ol>
                {below.map((inner) => (
                  <li key={inner.id} className={inner.level === 4 ? 'deep' : undefined}>
                    {entry(inner)}
                  </li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function branches(outline: Section[]): Branch[] {
  const list: Branch[] = []
  for (const section of outline) {
    const last = list.at(-1)
    if (section.level === 2 || !last) list.push({ section, below: [] })
    else last.below.push(section)
  }
  return list
}

import type { ReactElement } from 'react'
import type { Section } from '#domain/richtext/sections.ts'

type Entry = { section: Section; below: Section[] }

/** The contents of a report: sections and, under each, its subsections. Headings of level 4 are left to the text. */
export function ContentsList({ outline }: { outline: readonly Section[] }): ReactElement | null {
  const entries = entriesOf(outline)
  if (entries.length === 0) return null
  return (
    <nav className="contents" aria-labelledby="contents_name">
      <h2 className="label" id="contents_name">
        Contents
      </h2>
      <ol>
        {entries.map(({ section, below }) => (
          <li key={section.id}>
            <EntryLink section={section} />
            {below.length > 0 && (
              <ol>
                {below.map((one) => (
                  <li key={one.id}>
                    <EntryLink section={one} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function EntryLink({ section: { anchor, number, title } }: { section: Section }): ReactElement {
  return (
    <a href={`#${anchor}`}>
      <span>{number}</span> <b>{title}</b>
    </a>
  )
}

function entriesOf(outline: readonly Section[]): Entry[] {
  const entries: Entry[] = []
  for (const section of outline) {
    if (section.title.trim() === '' || section.level === 4) continue
    const parent = entries.at(-1)
    if (section.level === 3 && parent) parent.below.push(section)
    else entries.push({ section, below: [] })
  }
  return entries
}

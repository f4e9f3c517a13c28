import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SectionWords } from '#components/compare/section-words.tsx'
import { compareContents } from '#domain/compare/compare.ts'
import { changesInSection } from '#domain/compare/section-changes.ts'
import type { DeskReport } from '#domain/reports/desk.ts'
import type { Content } from '#domain/richtext/document.ts'
import { body, heading, paragraph } from '#tests/domain/compare/blocks.ts'

const report = { id: 'r', name: 'Northwind Ferries', live: null } as DeskReport
const [history, dawn, mole, figures, forty] = [
  heading('h1', 'History'),
  paragraph('p1', 'The first boat leaves at dawn.'),
  paragraph('p2', 'The company was two ferries and a mole.'),
  heading('h2', 'Figures'),
  paragraph('p3', 'Forty boats run every day.'),
]
const older = body(history, dawn, mole, figures, forty)

function read(newer: Content, id: string): string {
  const comparison = compareContents(older, newer)
  const found = changesInSection(older, newer, comparison, id)
  if (!found) throw new Error('no such section')
  return renderToStaticMarkup(<SectionWords report={report} number={4} comparison={comparison} found={found} />)
}

it('says what becomes of each block of a section, and where that is seen', () => {
  const said = read(
    body(history, paragraph('p1', 'The first boat leaves at noon.'), figures, forty, paragraph('new', 'A boat that nobody ordered.'), mole),
    'h1',
  )
  expect(said).toContain('Restore section 1, History of Northwind Ferries')
  expect(said).toContain('The section will say what it says in revision 4, its subsections included.')
  expect(said).toContain('1 block is as it was then and 1 block moves to where it stood.')
  expect(said).toContain('href="/desk/reports/r/compare?from=4&amp;to=draft#change-1"')
})

it('says of a section that is gone that it comes back, and of a new one that it goes', () => {
  const gone = read(body(figures, forty), 'h1')
  expect(gone).toContain('Bring back section 1, History of Northwind Ferries')
  expect(gone).toContain('3 blocks come back.')
  const added = read(body(...older.document.content, heading('h3', 'Prospects'), paragraph('new', 'More boats.')), 'h3')
  expect(added).toContain('Remove section 3, Prospects of Northwind Ferries')
  expect(added).toContain('Revision 4 has no such section: it goes from the draft. 2 blocks go.')
})

it('says of one that says the same that nothing would change', () => {
  expect(read(body(history, dawn, mole, figures), 'h1')).toContain('The draft says the same there as revision 4: nothing would change.')
})

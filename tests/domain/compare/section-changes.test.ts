import { expect, it } from 'vitest'
import { compareContents } from '#domain/compare/compare.ts'
import { changesInSection } from '#domain/compare/section-changes.ts'
import { takenBack } from '#domain/compare/take-back.ts'
import type { Content } from '#domain/richtext/document.ts'
import { body, heading, paragraph } from './blocks.ts'

const older = body(
  heading('h1', 'History'),
  paragraph('p1', 'The first boat leaves at dawn.'),
  heading('h11', 'Origins', 3),
  paragraph('p2', 'The company was two ferries and a mole.'),
  heading('h2', 'Figures'),
  paragraph('p3', 'Forty boats run every day.'),
)
const [h1, p1, h11, p2, h2, p3] = older.document.content as [never, never, never, never, never, never]

function sectionOf(newer: Content, id: string) {
  const comparison = compareContents(older, newer)
  const found = changesInSection(older, newer, comparison, id)
  return found && { ...found, restored: takenBack(older, newer, comparison, found.changes) }
}

it('a section is restored with its subsections, and no other section with it', () => {
  const newer = body(
    h1,
    paragraph('p1', 'The first boat leaves at noon.'),
    h11,
    paragraph('p2', 'The company was one ferry and a mole.'),
    h2,
    paragraph('p3', 'Fifty boats run every day.'),
  )
  const found = sectionOf(newer, 'h1')
  expect(found).toMatchObject({ section: { number: '1', title: 'History' }, gone: false, added: false })
  expect(found?.restored).toEqual(body(h1, p1, h11, p2, h2, paragraph('p3', 'Fifty boats run every day.')))
  expect(sectionOf(newer, 'h11')?.restored).toEqual(
    body(h1, paragraph('p1', 'The first boat leaves at noon.'), h11, p2, h2, paragraph('p3', 'Fifty boats run every day.')),
  )
})

it('a section that is gone comes back whole, at its old place', () => {
  const newer = body(h1, p1, h2, paragraph('p3', 'Fifty boats run every day.'))
  const found = sectionOf(newer, 'h11')
  expect(found).toMatchObject({ section: { number: '1.1', title: 'Origins' }, gone: true })
  expect(found?.restored).toEqual(body(h1, p1, h11, p2, h2, paragraph('p3', 'Fifty boats run every day.')))
  expect(sectionOf(newer, 'h1')?.restored).toEqual(found?.restored)
})

it('a section that only the newer has goes, with its subsections', () => {
  const newer = body(
    h1,
    p1,
    h11,
    p2,
    heading('new', 'Prospects'),
    paragraph('n1', 'More boats.'),
    heading('sub', 'Next year', 3),
    paragraph('n2', 'Even more.'),
    h2,
    p3,
  )
  const found = sectionOf(newer, 'new')
  expect(found).toMatchObject({ section: { title: 'Prospects' }, added: true, gone: false })
  expect(found?.restored).toEqual(older)
})

it('what went to another section comes back, and what came from one goes back', () => {
  const newer = body(h1, h11, p2, h2, p3, p1)
  expect(sectionOf(newer, 'h1')?.restored).toEqual(older)
  expect(sectionOf(newer, 'h2')?.restored).toEqual(older)
  expect(sectionOf(newer, 'h11')?.changes).toEqual(new Set())
})

it('a section under another heading or under another id is the same section', () => {
  const newer = body(heading('again', 'History'), paragraph('p1', 'The first boat leaves at noon.'), h11, p2, heading('h2', 'Figures and prospects'), p3)
  expect(sectionOf(newer, 'h1')).toMatchObject({ section: { id: 'again' }, gone: false })
  expect(sectionOf(newer, 'h1')?.restored).toEqual(body(heading('again', 'History'), p1, h11, p2, heading('h2', 'Figures and prospects'), p3))
  expect(sectionOf(newer, 'h2')?.restored.document.content.at(-2)).toEqual(h2)
})

it('a heading that neither side has names no section, and one of level 4 none of its own', () => {
  const minor = body(h1, p1, heading('h4', 'Aside', 4), p2)
  expect(sectionOf(minor, 'nothing')).toBeNull()
  expect(sectionOf(minor, 'h4')).toBeNull()
})

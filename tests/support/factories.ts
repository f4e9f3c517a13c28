import { people } from '#db/schema.ts'
import type { Actor } from '#domain/people/actor.ts'
import { createReport } from '#domain/reports/create.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import type { SponsorFacts } from '#domain/sponsors/sponsor.ts'
import { NOW } from './clock.ts'
import type { TestDatabase } from './database.ts'
import { done } from './refused.ts'

type Person = typeof people.$inferSelect

let count = 0

/** A person in the database. Their password hash is not one: such a person cannot sign in. */
export async function aPerson({ transact }: Pick<TestDatabase, 'transact'>, overrides: Partial<Person> = {}): Promise<Person> {
  const number = ++count
  const person: Person = {
    id: `person-${number}`,
    email: `person-${number}@desk.example`,
    name: `Person ${number}`,
    role: 'editor',
    status: 'active',
    passwordHash: null,
    createdAt: NOW,
    lastSignInAt: null,
    ...overrides,
  }
  await transact((tx) => {
    tx.insert(people).values(person).run()
  })
  return person
}

/** An actor: a person of the database, or an editor that stands for nobody (`id: null`). */
export function anActor(person: Partial<Person> = {}, overrides: Partial<Actor> = {}): Actor {
  return { id: person.id ?? null, name: person.name ?? 'An editor', role: person.role ?? 'editor', via: 'desk', address: null, ...overrides }
}

/** A body that is ready to publish, with every kind of node and mark in it. `blocks` replaces its blocks. */
export function aContent({ standfirst = defaultStandfirst, blocks = everyBlock() }: { standfirst?: string; blocks?: Block[] } = {}): Content {
  return { standfirst, document: { type: 'doc', content: blocks } }
}

export const aHeading = (id: string, title: string, level: 2 | 3 | 4 = 2): Block => ({
  type: 'heading',
  attrs: { id, level },
  content: [{ type: 'text', text: title }],
})

export const aParagraph = (id: string, text: string): Block & { type: 'paragraph' } => ({
  type: 'paragraph',
  attrs: { id },
  ...(text === '' ? {} : { content: [{ type: 'text' as const, text }] }),
})

const defaultStandfirst = 'Northwind Ferries carries visitors between the venues of the bay and has sponsored the Games since 2019.'

function everyBlock(): Block[] {
  return [
    aHeading('h-summary', 'Executive Summary'),
    {
      type: 'paragraph',
      attrs: { id: 'p-summary' },
      content: [
        { type: 'text', text: 'The company runs ' },
        { type: 'text', text: 'forty-two boats', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' under a ' },
        { type: 'text', text: 'nine-year', marks: [{ type: 'italic' }] },
        { type: 'text', text: ' deal, ' },
        { type: 'text', text: 'renewed', marks: [{ type: 'underline' }] },
        { type: 'text', text: ' and no longer ' },
        { type: 'text', text: 'contested', marks: [{ type: 'strike' }] },
        { type: 'text', text: '. Its tender number is ' },
        { type: 'text', text: 'NF-2019', marks: [{ type: 'code' }] },
        { type: 'text', text: '; it emits 12 t of CO' },
        { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
        { type: 'text', text: ' a day, on the 1' },
        { type: 'text', text: 'st', marks: [{ type: 'superscript' }] },
        { type: 'text', text: ' line alone.' },
        { type: 'hardBreak' },
        { type: 'text', text: 'The ' },
        { type: 'text', text: 'timetable', marks: [{ type: 'link', attrs: { href: 'https://ferries.example/timetable' } }] },
        { type: 'text', text: ' is public.' },
      ],
    },
    {
      type: 'callout',
      attrs: { id: 'c-watch', label: 'Watch', tone: 'critical' },
      content: [aParagraph('c-watch-p', 'The harbour licence ends in March 2028, four months before the opening ceremony.')],
    },
    aHeading('h-history', 'History and presence'),
    aHeading('h-origins', 'Origins of the partnership', 3),
    aParagraph('p-origins', 'Talks began on a night crossing in 2018 and were signed the year after.'),
    {
      type: 'bulletList',
      attrs: { id: 'l-lines' },
      content: [
        { type: 'listItem', attrs: { id: 'l-lines-1' }, content: [aParagraph('l-lines-1-p', 'The bay line: every ten minutes.')] },
        {
          type: 'listItem',
          attrs: { id: 'l-lines-2' },
          content: [
            aParagraph('l-lines-2-p', 'The island line, in two parts:'),
            {
              type: 'orderedList',
              attrs: { id: 'l-parts', start: 1 },
              content: [
                { type: 'listItem', attrs: { id: 'l-parts-1' }, content: [aParagraph('l-parts-1-p', 'the north pier;')] },
                { type: 'listItem', attrs: { id: 'l-parts-2' }, content: [aParagraph('l-parts-2-p', 'the south pier.')] },
              ],
            },
          ],
        },
      ],
    },
    aHeading('h-editions', 'By edition', 4),
    {
      type: 'blockquote',
      attrs: { id: 'q-captain' },
      content: [aParagraph('q-captain-p', 'We will carry everyone who comes to the quay.')],
    },
    aHeading('h-figures', 'Figures', 3),
    {
      type: 'table',
      attrs: { id: 't-fleet', caption: 'The fleet by year' },
      content: [
        {
          type: 'tableRow',
          attrs: { id: 't-fleet-r1' },
          content: [
            { type: 'tableHeader', attrs: { id: 't-fleet-h1', colspan: 1, rowspan: 1 }, content: [aParagraph('t-fleet-h1-p', 'Year')] },
            { type: 'tableHeader', attrs: { id: 't-fleet-h2', colspan: 1, rowspan: 1 }, content: [aParagraph('t-fleet-h2-p', 'Boats')] },
          ],
        },
        {
          type: 'tableRow',
          attrs: { id: 't-fleet-r2' },
          content: [
            { type: 'tableCell', attrs: { id: 't-fleet-c1', colspan: 1, rowspan: 1 }, content: [aParagraph('t-fleet-c1-p', '2019')] },
            { type: 'tableCell', attrs: { id: 't-fleet-c2', colspan: 1, rowspan: 1 }, content: [aParagraph('t-fleet-c2-p', '31')] },
          ],
        },
        {
          type: 'tableRow',
          attrs: { id: 't-fleet-r3' },
          content: [
            {
              type: 'tableCell',
              attrs: { id: 't-fleet-c3', colspan: 2, rowspan: 1 },
              content: [aParagraph('t-fleet-c3-p', 'No count was published in 2020.')],
            },
          ],
        },
      ],
    },
    { type: 'horizontalRule', attrs: { id: 'r-end' } },
    aHeading('h-outlook', 'Outlook'),
    aParagraph('p-outlook', 'Two more boats join before the Games; the company has said nothing about the years after.'),
    aHeading('h-appendix', 'Appendix: sources'),
    aParagraph('p-appendix', 'Annual statements of the company, 2019 to 2025.'),
  ]
}

type NewReport = { sponsor?: Partial<SponsorFacts>; slug?: string; content?: Content; actor?: Actor; now?: number }

/** A report with its sponsor, a draft and its first revision. Without a name the sponsor gets a new one each time. */
export async function aReport(world: TestDatabase, { sponsor, slug, content = aContent(), actor = anActor(), now = NOW }: NewReport = {}) {
  const facts = { name: `Northwind Ferries ${++count}`, tier: 'worldwide-olympic-partner', category: 'Passenger transport by water', ...sponsor }
  return done(world, (tx) => createReport(tx, actor, { sponsor: facts, slug, content }, now))
}

import { kindGroups, type RevisionChosen, sides } from '#components/desk/revision-filter.tsx'
import type { Place, RevisionFilter } from '#domain/revisions/find.ts'
import { type Asked, DAY, dayOf, oneOf } from '#lib/sift.ts'

export type RevisionQuery = { [name in keyof RevisionChosen | 'before']?: Asked }

const shows: readonly string[] = ['named', 'editions']

/** What an address asks for, as the form shows it and as revisions are found. What means nothing narrows nothing. */
export function revisionsAsked(query: RevisionQuery, me: string): { chosen: RevisionChosen; filter: RevisionFilter } {
  const [words, side, person, report, kind, show] = [query.words, query.in, query.person, query.report, query.kind, query.show].map(oneOf) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const [from, until] = [dayOf(oneOf(query.from)), dayOf(oneOf(query.until))]
  const knownKind = Object.hasOwn(kindGroups, kind) ? kindGroups[kind] : undefined
  const knownSide = Object.hasOwn(sides, side) ? (side as Place) : undefined
  return {
    chosen: {
      words,
      in: knownSide ?? '',
      person,
      report,
      kind: knownKind ? kind : '',
      from: from === null ? '' : oneOf(query.from),
      until: until === null ? '' : oneOf(query.until),
      show: shows.includes(show) ? show : '',
    },
    filter: {
      words: words === '' ? undefined : words,
      side: knownSide,
      personId: person === '' ? undefined : person === 'me' ? me : person,
      reportId: report === '' ? undefined : report,
      kinds: knownKind?.kinds,
      from: from ?? undefined,
      until: until === null ? undefined : until + DAY,
      named: show === 'named',
      published: show === 'editions',
    },
  }
}

import { kindGroups } from '#components/desk/revision-filter.tsx'
import { type HistoryChosen, shows } from '#components/history/history-filter.tsx'
import type { HistoryFilter } from '#domain/revisions/timeline.ts'
import { type Asked, DAY, dayOf, oneOf } from '#lib/sift.ts'

export type HistoryQuery = { [name in keyof HistoryChosen | 'before']?: Asked }

/**
 * What an address asks of a history, as the form shows it and as it is read. What means nothing narrows nothing; `people`
 * are those who are known.
 */
export function historyAsked(query: HistoryQuery, me: string, people: readonly { id: string }[]): { chosen: HistoryChosen; filter: HistoryFilter } {
  const [person, kind, show] = [oneOf(query.person), oneOf(query.kind), oneOf(query.show)]
  const [from, until] = [dayOf(oneOf(query.from)), dayOf(oneOf(query.until))]
  const knownPerson = person === 'me' || people.some(({ id }) => id === person) ? person : ''
  const group = Object.hasOwn(kindGroups, kind) ? kindGroups[kind] : undefined
  return {
    chosen: {
      person: knownPerson,
      kind: group ? kind : '',
      from: from === null ? '' : oneOf(query.from),
      until: until === null ? '' : oneOf(query.until),
      show: Object.hasOwn(shows, show) ? show : '',
    },
    filter: {
      personId: knownPerson === '' ? undefined : knownPerson === 'me' ? me : knownPerson,
      kinds: group?.kinds,
      from: from ?? undefined,
      until: until === null ? undefined : until + DAY,
      named: show === 'named',
      published: show === 'editions',
      marked: show === 'marked',
    },
  }
}

/** The number before which a page begins, or undefined where the address names none. */
export const placeAsked = (asked: Asked): number | undefined => (/^[1-9]\d{0,8}$/.test(oneOf(asked)) ? Number(oneOf(asked)) : undefined)

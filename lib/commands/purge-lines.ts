import { type Elsewhere, type ReportPlaces, timesIn, type Unread, type WordsStand } from '#domain/purges/places.ts'
import type { PurgeDone } from '#lib/purging.ts'

const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
const listed = (numbers: number[]) => (numbers.length > 12 ? `${numbers.slice(0, 12).join(', ')} and ${numbers.length - 12} more` : numbers.join(', '))
const named = (places: { major: number; minor: number }[]) => [...new Set(places.map(({ major, minor }) => `${major}.${minor}`))].join(', ')

/** What the command says: before, where the words stand; afterwards, what was done and what is left to do. */
export const lines = {
  preview: (stand: WordsStand, seconds: number): string[] => [
    ...(stand.rows + stand.answers === 0
      ? ['The words stand in no report.']
      : [`The words stand in ${counted(stand.times, 'place')} of ${counted(stand.reports.length, 'report')}.`]),
    ...stand.reports.flatMap(ofReport),
    ...(stand.answers > 0 ? [`${counted(stand.answers, 'kept answer')} of the API.`] : []),
    ...stand.elsewhere.map(ofElsewhere),
    ...stand.unread.map(ofUnread),
    ...(seconds > 0 ? [`Host City stands still for about ${counted(seconds, 'second')} while they are removed.`] : []),
    ...(stand.rows + stand.answers > 0 ? [`To remove them: --seen ${stand.seen} --reason "..."`] : []),
  ],
  done: ({ revisions, drafts, reports, rows, unread, file, copies }: PurgeDone): string[] =>
    [
      `Removed the words from ${counted(rows, 'row')} of ${counted(reports, 'report')}: ${counted(revisions, 'revision')}, ${counted(drafts, 'draft')} begun anew.`,
      ...unread.map(ofUnread),
      file.ok
        ? 'The database file was written anew: nothing of them is left in it.'
        : `The database file could not be written anew, and may hold them between its rows: ${file.sentence} Run host-city compact.`,
      ...copies.filter(({ holds }) => holds === 'yes').map((copy) => `Holds the words: ${copy.file}. Make a new backup, then remove it.`),
      ...copies.filter(({ holds }) => holds === 'unknown').map((copy) => `May hold the words and could not be read through: ${copy.file}`),
      copies.some(({ holds }) => holds !== 'no') ? '' : 'No backup in the data folder holds them.',
      'Backups and copies made elsewhere are for you to find: a restored one brings the words back.',
    ].filter((line) => line !== ''),
}

function ofReport(report: ReportPlaces): string[] {
  const { name, revisions, published, draft, names, notes, changeNotes, labels, withdrawals, excerpt, archived } = report
  const parts = [
    revisions.length > 0 && `revision ${listed(revisions.map(({ number }) => number))}`,
    published.length > 0 && `edition ${published.map(({ major, minor, live }) => `${major}.${minor}${live ? ' (live)' : ''}`).join(', ')}`,
    draft && (draft.times > 0 ? 'the draft' : 'the draft, where they were typed and taken back'),
    names.length > 0 && `the name of revision ${listed(names.map(({ number }) => number))}`,
    notes.length > 0 && `a note on revision ${listed(notes.map(({ number }) => number))}`,
    changeNotes.length > 0 && `the change note of ${named(changeNotes)}`,
    labels.length > 0 && `the labels of ${named(labels)}`,
    withdrawals.length > 0 && `why ${named(withdrawals)} was withdrawn`,
  ].filter((part) => part !== false && part !== null)
  const around = excerpt ? [`  ${excerpt.before}«${excerpt.words}»${excerpt.after}`] : []
  return [`${name}${archived ? ' (archived)' : ''}, ${counted(timesIn(report), 'time')}: ${parts.join('; ')}.`, ...around]
}

const places: Record<Elsewhere['kind'], string> = {
  person: 'Not reached: the name or address of a person. Change it under People.',
  sponsor: 'Not reached: what a sponsor is called, or stands about it. Change it under Sponsors.',
  address: 'Not reached: the address of a sponsor. Old addresses lead on for ever.',
  deal: 'Not reached: the category of a deal. Change it under Sponsors.',
  tier: 'Not reached: the name of a tier. Change it under Sponsors.',
  audit: 'Not reached: the audit, which never changes.',
  token: 'Not reached: the label of an API token. It stays with the token.',
  session: 'Not reached: what a browser called itself when somebody signed in.',
  reason: 'Not reached: the reason of an earlier purge, which never changes.',
}
const ofElsewhere = ({ kind, times, examples }: Elsewhere) => `${places[kind]} (${times}${examples.length > 0 ? `: ${examples.join(', ')}` : ''})`

function ofUnread({ name, revisions, draft }: Unread): string {
  const what = [revisions.length > 0 && `revision ${listed(revisions)} is damaged`, draft && 'the draft cannot be read'].filter((part) => part !== false)
  return `${name}: ${what.join(', ')}, may hold the words and is left as it is.`
}

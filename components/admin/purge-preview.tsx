import { type Elsewhere, type ReportPlaces, timesIn, type Unread, type WordsStand } from '#domain/purges/places.ts'

/** Where the words stand, report by report, and where they stand besides, before anybody removes them. */
export function PurgePreview({ stand, standstill }: { stand: WordsStand; standstill: number }) {
  return (
    <dl className="preview-list">
      {stand.reports.map((report) => (
        <div key={report.reportId}>
          <dt>
            <a className="link" href={`/desk/reports/${report.reportId}`}>
              {report.name}
            </a>
          </dt>
          <dd className="dim">{[counted(timesIn(report), 'time'), report.archived && 'archived'].filter(Boolean).join(' · ')}</dd>
          {placesOf(report).map((place) => (
            <dd key={place}>{place}</dd>
          ))}
          {report.excerpt ? (
            <dd className="excerpt">
              {report.excerpt.before}
              <del>{report.excerpt.words}</del>
              {report.excerpt.after}
            </dd>
          ) : null}
        </div>
      ))}
      {stand.answers > 0 ? (
        <div>
          <dt>API</dt>
          <dd>{`${counted(stand.answers, 'answer')} that ${stand.answers === 1 ? 'is' : 'are'} kept for a day, for requests that are sent again.`}</dd>
        </div>
      ) : null}
      {stand.unread.length > 0 ? (
        <div>
          <dt>Cannot be read</dt>
          {stand.unread.map((unread) => (
            <dd key={unread.reportId}>{unreadSays(unread)}</dd>
          ))}
          <dd>It may hold the words and stays as it is.</dd>
        </div>
      ) : null}
      {stand.elsewhere.length > 0 ? (
        <div>
          <dt>Stays there</dt>
          {stand.elsewhere.map((place) => (
            <dd key={place.kind}>
              {elsewhereSays(place)}
              <small>{remedies[place.kind]}</small>
            </dd>
          ))}
        </div>
      ) : null}
      <div>
        <dt>Afterwards</dt>
        <dd>
          <code>[removed]</code> stands in their place. Every draft named above begins anew: open editors load it again, and copies on devices are shown as text
          and never merged.
        </dd>
        <dd>It is not undone. Backups keep what they hold: those in the data folder that hold the words are named when it is done.</dd>
        {standstill > 0 ? <dd>{`Host City stands still for about ${counted(standstill, 'second')} meanwhile.`}</dd> : null}
      </div>
    </dl>
  )
}

export const counted = (count: number, what: string): string => `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`

const MOST = 12

/** "Revisions 3, 4 and 9": a row of one is not a range. */
function numbered(what: string, numbers: number[]): string {
  const shown = numbers.slice(0, MOST)
  const rest = numbers.length - shown.length
  return `${what}${numbers.length === 1 ? '' : 's'} ${rest > 0 ? `${shown.join(', ')} and ${rest} more` : joined(shown.map(String))}`
}

const joined = (parts: string[]): string => (parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? ''))
const editions = (places: { major: number; minor: number }[]) => joined([...new Set(places.map(({ major, minor }) => `${major}.${minor}`))])

function placesOf({ revisions, published, draft, names, notes, changeNotes, labels, withdrawals }: ReportPlaces): string[] {
  const live = published.find((edition) => edition.live)
  return [
    revisions.length > 0 &&
      numbered(
        'Revision',
        revisions.map(({ number }) => number),
      ),
    published.length > 0 && `Edition ${editions(published)}${live ? `; ${published.length > 1 ? `${editions([live])} is` : 'it is'} live` : ''}`,
    draft && (draft.times > 0 ? 'The draft' : 'The draft: typed and taken back, and kept in its log'),
    names.length > 0 &&
      `The name of ${numbered(
        'revision',
        names.map(({ number }) => number),
      )}`,
    notes.length > 0 &&
      `A note on ${numbered(
        'revision',
        notes.map(({ number }) => number),
      )}`,
    changeNotes.length > 0 && `The change note of edition ${editions(changeNotes)}`,
    labels.length > 0 && `The labels that edition ${editions(labels)} was published under`,
    withdrawals.length > 0 && `Why edition ${editions(withdrawals)} was withdrawn`,
  ].filter((place) => typeof place === 'string')
}

export function unreadSays({ name, revisions, draft }: Unread): string {
  const what = [
    revisions.length > 0 && `${numbered('revision', revisions)} of it ${revisions.length === 1 ? 'is' : 'are'} damaged`,
    draft && 'its draft cannot be read',
  ]
  return `${name}: ${joined(what.filter((part) => typeof part === 'string'))}.`
}

const kinds: Record<Elsewhere['kind'], string> = {
  person: 'Names or e-mail addresses of people',
  sponsor: 'What sponsors are called or described by',
  address: 'Addresses of sponsors',
  deal: 'Categories of deals',
  tier: 'Names of tiers',
  audit: 'Entries of the audit',
  token: 'Labels of API tokens',
  session: 'What browsers called themselves',
  reason: 'Reasons of earlier purges',
}

const remedies: Record<Elsewhere['kind'], string> = {
  person: 'A person is renamed under People, or by themselves under Account.',
  sponsor: 'Names and descriptions are changed under Sponsors.',
  address: 'A new address is chosen under Sponsors; the old one leads on to it for ever.',
  deal: 'Categories are changed under Sponsors.',
  tier: 'Tiers are renamed under Sponsors.',
  audit: 'The audit never changes.',
  token: 'A label stays with its token, revoked or not.',
  session: 'It goes with the list of sessions of that person.',
  reason: 'A reason never changes.',
}

const elsewhereSays = ({ kind, times, examples }: Elsewhere): string =>
  `${kinds[kind]}: ${examples.length > 0 && examples.length >= times ? joined(examples) : `${times}${examples.length > 0 ? `, such as ${joined(examples)}` : ''}`}`

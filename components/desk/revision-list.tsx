import { wordsChanged } from '#components/compare/chips.tsx'
import { reasonOf } from '#components/compare/revision-line.ts'
import { When } from '#components/ui/when.tsx'
import type { FoundRevision } from '#domain/revisions/find.ts'
import type { Snippet, SnippetPart } from '#domain/revisions/snippet.ts'
import { editionName } from './state-mark.tsx'

type RevisionListProps = {
  revisions: FoundRevision[]
  /** Where the words that were looked for came and went, by the id of the revision. */
  snippets: ReadonlyMap<string, Snippet>
  now: number
}

/** Revisions of all reports, one in a row: of which report, why and by whom, what it changed, and the ways on. */
export function RevisionList({ revisions, snippets, now }: RevisionListProps) {
  return (
    <table className="list found">
      <thead>
        <tr>
          <th scope="col">Revision</th>
          <th scope="col">When</th>
          <th scope="col">Written by</th>
          <th scope="col">Words</th>
          <th scope="col">
            <span className="vh">Open, compare, restore</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((revision) => (
          <Row key={revision.id} revision={revision} snippet={snippets.get(revision.id)} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ revision, snippet, now }: { revision: FoundRevision; snippet: Snippet | undefined; now: number }) {
  const { report, number, name, note, edition, writers, createdAt } = revision
  const path = `/desk/reports/${report.id}`
  const of = `revision ${number} of ${report.name}`
  return (
    <tr>
      <th scope="row">
        <a href={`${path}/revisions/${number}`}>
          {report.name} <span className="no">{number}</span>
        </a>
        <small>{[name && `“${name}”`, edition && `edition ${editionName(edition)}`, reasonOf(revision)].filter(Boolean).join(' · ')}</small>
        {note ? <span className="noted">{note}</span> : null}
        {snippet ? <Found snippet={snippet} /> : null}
      </th>
      <td>
        <When at={createdAt} now={now} />
      </td>
      <td>{writers.length > 0 ? writers.join(', ') : <span className="dim">Nobody by name</span>}</td>
      <td>{wordsChanged(revision) || 'None came or went'}</td>
      <td className="act">
        <span className="acts-s">
          {number > 1 || report.live ? <span className="dim">Compare with</span> : null}
          {number > 1 ? (
            <a className="link" href={`${path}/compare?from=${number - 1}&to=${number}`} aria-label={`Compare ${of} with the one before`}>
              the one before
            </a>
          ) : null}
          {report.live ? (
            <a className="link" href={`${path}/compare?from=${number}&to=live`} aria-label={`Compare ${of} with live`}>
              live
            </a>
          ) : null}
          {report.archived ? null : (
            <a className="link" href={`${path}/revisions/${number}/restore`} aria-label={`Restore ${of}…`}>
              Restore…
            </a>
          )}
        </span>
      </td>
    </tr>
  )
}

/** Says in a word whether what was looked for came or went, and shows where. */
function Found({ snippet: { brought, took, parts } }: { snippet: Snippet }) {
  let at = 0
  return (
    <span className="snippet">
      <b>{brought && took ? 'Brought and took' : brought ? 'Brought' : 'Took'}</b>{' '}
      {parts.map((part) => {
        at += part.text.length
        return <Stretch key={at} part={part} />
      })}
    </span>
  )
}

function Stretch({ part: { text, change, hit } }: { part: SnippetPart }) {
  const words = hit ? <mark>{text}</mark> : text
  if (change === 'added') return <ins>{words}</ins>
  return change === 'removed' ? <del>{words}</del> : words
}

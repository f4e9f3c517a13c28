import type { Counts } from '#domain/exchange/counts.ts'

const names: [keyof Counts, string, string][] = [
  ['sections', 'section', 'sections'],
  ['subsections', 'subsection', 'subsections'],
  ['games', 'Games', 'Games'],
  ['minor', 'other heading', 'other headings'],
  ['lists', 'list', 'lists'],
  ['bullets', 'bullet', 'bullets'],
  ['callouts', 'call-out', 'call-outs'],
  ['tables', 'table', 'tables'],
  ['words', 'word', 'words'],
]
const always = new Set<keyof Counts>(['sections', 'subsections', 'games', 'lists', 'bullets', 'words'])

/** What the report would be made of, as it is decided now. */
export function CountsLine({ counts }: { counts: Counts }) {
  return (
    <dl className="counts" aria-live="polite">
      {names
        .filter(([part]) => counts[part] > 0 || always.has(part))
        .map(([part, one, many]) => (
          <div key={part}>
            <dt>{counts[part] === 1 ? one : many}</dt>
            <dd>{counts[part].toLocaleString('en')}</dd>
          </div>
        ))}
    </dl>
  )
}

import { memo } from 'react'
import type { ImportFinding } from '#domain/exchange/reading.ts'
import { decisions, isDecision } from './finding-words.ts'
import type { Place } from './use-place.ts'

type ManuscriptLinesProps = { lines: readonly string[]; from: number; findings: readonly ImportFinding[]; place: Place }

/** The manuscript as it is read, line by line, with the way from a line to what was found in it. */
export function ManuscriptLines({ lines, from, findings, place }: ManuscriptLinesProps) {
  const found = Map.groupBy(findings, ({ line }) => line)
  const now = findings.find(({ id }) => id === place.current)
  return (
    <ol className="lines">
      {lines.map((text, at) => {
        const number = from + at
        const here = found.get(number) ?? []
        if (text === '' && here.length === 0) return null
        const about = here.filter(({ blockId }) => blockId !== null)
        return about.length === 0 ? (
          <Plain key={number} number={number} text={text} />
        ) : (
          <li key={number} value={number} className={now?.line === number ? 'found now' : 'found'}>
            <span className="no">{number}</span>
            <span>{text}</span>
            {about.map((finding) => (
              <button key={finding.id} id={`line-${finding.id}`} type="button" className="link" onClick={() => place.go(finding.id, 'finding')}>
                {isDecision(finding.kind) ? decisions[finding.kind].one : 'To know'}
              </button>
            ))}
          </li>
        )
      })}
    </ol>
  )
}

const Plain = memo(function Plain({ number, text }: { number: number; text: string }) {
  return (
    <li value={number}>
      <span className="no">{number}</span>
      <span>{text}</span>
    </li>
  )
})

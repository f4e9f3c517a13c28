import type { ReactElement, ReactNode } from 'react'
import { ReportBody } from '#components/reading/report-body.tsx'
import type { ImportFinding } from '#domain/exchange/reading.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import { decisions, isDecision } from './finding-words.ts'
import type { Place } from './use-place.ts'

type StructureProps = {
  content: Content
  /** Findings by the block of the top level that they are about. */
  places: ReadonlyMap<string, ImportFinding[]>
  /** Those that made the standfirst. */
  lead: readonly ImportFinding[]
  place: Place
}

/** What the manuscript becomes, as readers would see it, with the way from a block to what was found about it. */
export function Structure({ content, places, lead, place }: StructureProps) {
  const around = (block: Block, shown: ReactElement | null) => {
    const found = places.get(block.attrs.id)
    if (!found) return shown
    return (
      <Placed key={`placed ${block.attrs.id}`} found={found} place={place}>
        {shown}
      </Placed>
    )
  }
  return (
    <div className="canvas">
      {content.standfirst ? (
        <div className="head-part">
          <Placed found={lead} place={place}>
            <p className="standfirst">{content.standfirst}</p>
          </Placed>
        </div>
      ) : null}
      <div className="text">
        <ReportBody document={content.document} around={around} />
      </div>
    </div>
  )
}

function Placed({ found, place, children }: { found: readonly ImportFinding[]; place: Place; children: ReactNode }) {
  return (
    <div className={found.some(({ id }) => id === place.current) ? 'placed now' : 'placed'}>
      <p className="tags">
        {found.map((finding) => (
          <button key={finding.id} id={`block-${finding.id}`} type="button" className="link" onClick={() => place.go(finding.id, 'finding')}>
            {isDecision(finding.kind) ? decisions[finding.kind].one : 'To know'}
          </button>
        ))}
      </p>
      {children}
    </div>
  )
}

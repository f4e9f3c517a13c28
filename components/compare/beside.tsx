import type { ReactElement, ReactNode } from 'react'
import type { Entry } from '#domain/compare/comparison.ts'
import { type Side, segmentsOn, sideOf } from '#domain/compare/side.ts'
import { keyOf } from './changes.tsx'
import { Fold } from './fold.tsx'
import { placeName } from './labels.ts'
import { actsOf, ChangeLabel, hasMoved, headingNumber, kindOf, Margin, SectionHead, type Shown, sectionName } from './margin.tsx'
import type { Part } from './parts.ts'
import { ComparedPiece } from './pieces.tsx'
import { blockAt, type WholeBody } from './whole-body.ts'
import { ComparedWords } from './words.tsx'

type Both = Shown & { older: WholeBody }

/**
 * The text of a comparison in two columns, the older beside the newer, each change in a row of its own: left what was kept
 * and removed, right what was kept and added. A window that holds one column shows both in one text (`merged`).
 */
export function Beside({ parts, first, ...shown }: Both & { parts: Part[]; first: boolean }): ReactElement {
  return (
    <>
      {first && <Standfirst {...shown} />}
      {parts.map((part) => (
        <OnePart key={keyOf(part)} part={part} {...shown} />
      ))}
    </>
  )
}

function OnePart({ part, ...shown }: Both & { part: Part }): ReactElement {
  switch (part.kind) {
    case 'fold':
      return (
        <Fold fold={part}>
          {({ older, newer }) => (
            <div className="pair kept" key={newer}>
              <Cell side="older">{blockAt(shown.older, older)}</Cell>
              <Cell side="newer">{blockAt(shown.newer, newer)}</Cell>
            </div>
          )}
        </Fold>
      )
    case 'section':
      return <SectionHead section={part.section} acts={shown.acts} />
    case 'change':
      return <Change number={part.number} entry={part.entry} {...shown} />
    case 'departure':
      return <Departures part={part} {...shown} />
  }
}

/** One side of a row. Where both sides say something, those who hear it are told which one they hear. */
function Cell({ side, told = false, children }: { side: Side; told?: boolean; children: ReactNode }): ReactElement {
  return (
    <div className={side}>
      {told && <span className="vh sign">{side === 'older' ? 'Older: ' : 'Newer: '}</span>}
      {children}
    </div>
  )
}

function Standfirst({ comparison: { standfirst, counts }, acts }: Both): ReactElement | null {
  if (standfirst.change === 'unchanged') return null
  const lead = (segments: typeof standfirst.segments) =>
    segments.length > 0 && (
      <p className="standfirst">
        <ComparedWords of={segments} />
      </p>
    )
  return (
    <div className={`pair ${standfirst.change}`} id="change-1">
      <Margin number={1} total={counts.changes} label={`Standfirst ${standfirst.change}`} acts={acts.change(1)} />
      <Cell side="older" told={standfirst.change === 'edited'}>
        {lead(segmentsOn(standfirst.segments, 'older'))}
      </Cell>
      <Cell side="newer" told={standfirst.change === 'edited'}>
        {lead(segmentsOn(standfirst.segments, 'newer'))}
      </Cell>
      {standfirst.change === 'edited' && <div className="merged">{lead(standfirst.segments)}</div>}
    </div>
  )
}

function Change({ number, entry, ...shown }: Both & { number: number; entry: Entry }): ReactElement {
  const { comparison, newer, acts, hrefOf } = shown
  const told = 'inside' in entry && !entry.moved
  return (
    <div className={`pair ${kindOf(entry)}`} id={`change-${number}`}>
      <Margin
        number={number}
        total={comparison.counts.changes}
        label={<ChangeLabel entry={entry} number={number} hrefOf={hrefOf} />}
        acts={actsOf(number, entry, acts)}
      />
      <Cell side="older" told={told}>
        {hasMoved(entry) ? null : <On side="older" entry={entry} {...shown} />}
      </Cell>
      <Cell side="newer" told={told}>
        {entry.change === 'moved' ? blockAt(newer, entry.newer) : <On side="newer" entry={entry} {...shown} />}
      </Cell>
      {'inside' in entry && (
        <div className="merged">
          <ComparedPiece piece={entry} number={headingNumber(entry)} />
        </div>
      )}
    </div>
  )
}

/** What one side has of a changed block; headings are numbered as they are there. */
function On({ side, entry, ...shown }: Both & { side: Side; entry: Entry }): ReactElement | null {
  const piece = sideOf(entry, side)
  if (!piece) return null
  const number = piece.node.type === 'heading' ? shown[side].numbering.outline.get(piece.node.attrs.id)?.number : ''
  return <ComparedPiece piece={piece} number={number ?? ''} allRows />
}

/** Where blocks stood that stand elsewhere now: each as it stood, with the way to where it went. */
function Departures({ part: { from, to, leaving }, ...shown }: Both & { part: Part & { kind: 'departure' } }): ReactElement {
  const { comparison, older, hrefOf } = shown
  return (
    <>
      {leaving.map((block) => {
        const arrived = comparison.entries.find((entry) => hasMoved(entry) && 'newer' in entry && entry.newer === block.newer)
        return (
          <div className="pair moved departed" id={`left-${block.change}`} key={block.change}>
            <div className="tag">
              From {sectionName(from)}, moved to{' '}
              <a className="link other-end" href={hrefOf.change(block.change)}>
                {placeName(to)}, change {block.change}
              </a>
            </div>
            <Cell side="older">{arrived && arrived.change !== 'moved' ? <On side="older" entry={arrived} {...shown} /> : blockAt(older, block.older)}</Cell>
            <Cell side="newer">{null}</Cell>
          </div>
        )
      })}
    </>
  )
}

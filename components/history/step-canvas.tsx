import { Fragment, memo, type ReactElement, useMemo, useRef } from 'react'
import { labelOf } from '#components/compare/labels.ts'
import { ComparedPiece } from '#components/compare/pieces.tsx'
import { ComparedWords } from '#components/compare/words.tsx'
import { numberingOf } from '#components/reading/report-body.tsx'
import { ReportPreview } from '#components/reading/report-page.tsx'
import type { Entry } from '#domain/compare/comparison.ts'
import type { Step } from '#domain/revisions/step.ts'
import type { Block, Content } from '#domain/richtext/document.ts'
import { useSteadyPlace } from './use-steady-place.ts'

export type WalkedReport = { name: string; tier: { key: string; plural: string }; category: string }

type StepCanvasProps = { report: WalkedReport; step: Step; content: Content; marked: boolean }

/** A revision as readers would see it, with what it changed in the one before: a bar, a word, and marks in the text. */
export const StepCanvas = memo(function StepCanvas({ report, step, content, marked }: StepCanvasProps) {
  const canvas = useRef<HTMLDivElement>(null)
  const { standfirst, document } = content
  const changes = marked ? step.changes : null
  const numbering = useMemo(() => numberingOf(document), [document])
  const places = useMemo(() => new Map(document.content.map((block, at) => [block.attrs.id, at])), [document])
  useSteadyPlace(canvas, document)

  const goneBefore = (place: number | null) => changes?.gone.filter(({ before }) => before === place) ?? []
  const around = (block: Block, shown: ReactElement | null): ReactElement | null => {
    const place = places.get(block.attrs.id) ?? -1
    const change = changes?.changed[place]
    const gone = goneBefore(place)
    if (!change && gone.length === 0) return shown
    const section = numbering.outline.get(block.attrs.id)
    return (
      <Fragment key={block.attrs.id}>
        {gone.map((one) => (
          <Marked key={one.number} {...one} />
        ))}
        {change ? (
          <Marked
            {...change}
            heading={section && { number: section.number, anchor: section.part === 'summary' ? `${section.anchor}_name` : section.anchor }}
            whole={change.entry.change === 'moved' ? shown : null}
          />
        ) : (
          shown
        )}
      </Fragment>
    )
  }
  const opening = changes && changes.standfirst.change !== 'unchanged' ? changes.standfirst : null
  return (
    <div ref={canvas} className="walked">
      <ReportPreview
        report={{
          ...report,
          name: step.edition?.sponsorName ?? report.name,
          tier: step.edition?.tier ?? report.tier,
          category: step.edition?.category ?? report.category,
          edition: step.edition,
          standfirst,
          document,
        }}
        around={around}
        standfirst={
          opening ? (
            <div className={`blk ${opening.change}`} id="change-1">
              <p className="tag">{`Standfirst ${opening.change}`}</p>
              <p className="standfirst">
                <ComparedWords of={opening.segments} />
              </p>
            </div>
          ) : null
        }
        end={goneBefore(null).map((one) => <Marked key={one.number} {...one} />)}
      />
    </div>
  )
})

type MarkedProps = { number: number; entry: Entry; heading?: { number: string; anchor: string } | undefined; whole?: ReactElement | null }

/** A change in its place. `whole` shows a block that moved and says what it said. */
function Marked({ number, entry, heading, whole = null }: MarkedProps) {
  const kind = entry.change === 'reformatted' ? 'reformed' : 'moved' in entry && entry.moved ? 'moved' : entry.change
  return (
    <div className={`blk ${kind}`} id={`change-${number}`} data-gone={entry.change === 'removed' || undefined}>
      <p className="tag">{labelOf(entry).join(' ')}</p>
      <div id={heading?.anchor}>{whole ?? <ComparedPiece piece={entry} number={heading?.number ?? ''} />}</div>
    </div>
  )
}

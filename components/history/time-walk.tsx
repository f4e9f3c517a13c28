'use client'

import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { DamagedRevision, StrangeRevision } from '#components/compare/no-revision.tsx'
import { useLoneKeys } from '#components/ui/lone-keys.ts'
import { Notice } from '#components/ui/notice.tsx'
import { PlainLines } from '#components/ui/plain-lines.tsx'
import { useZone } from '#components/ui/use-zone.ts'
import type { Step, Stops } from '#domain/revisions/step.ts'
import { NameDialog } from './name-dialog.tsx'
import type { NameAct } from './name-form.tsx'
import { StepCanvas, type WalkedReport } from './step-canvas.tsx'
import { StepLine } from './step-line.tsx'
import { TimeSlider } from './time-slider.tsx'
import { useSteps } from './use-steps.ts'

type TimeWalkProps = {
  report: WalkedReport & { id: string; archived: boolean }
  stops: Stops
  first: Step
  /** Whether what a revision changed is marked. */
  marks: boolean
  now: number
  nameAndNote: NameAct
}

/**
 * A report at any revision of its history, in its own canvas, with what the revision changed. One step is a key or a press;
 * neighbours are fetched ahead. Without scripts the same by links.
 */
export function TimeWalk({ report, stops, first, marks, now, nameAndNote }: TimeWalkProps) {
  const [at, setAt] = useState(first.row.number)
  const [marked, setMarked] = useState(marks)
  const [naming, setNaming] = useState(false)
  const { step, state, retry, renamed } = useSteps(`/desk/reports/${report.id}/history/walk`, at, first, stops.at.length)
  const shown = useDeferredValue(step)
  const timeZone = useZone()
  const last = stops.at.length
  const address = useCallback((number: number, withMarks = marked) => `?at=${number}${withMarks ? '' : '&marks=off'}`, [marked])
  const go = useCallback((number: number) => setAt(Math.min(Math.max(number, 1), last)), [last])
  useEffect(() => {
    if (location.search !== address(at)) history.replaceState(null, '', address(at) + location.hash)
  }, [at, address])
  useLoneKeys((key) => {
    const by = { n: 1, p: -1 }[key]
    return by === undefined ? null : () => go(at + by)
  })
  const canvas = useMemo(() => ({ report, marked }), [report, marked])
  return (
    <>
      <section className="timewalk" aria-label="Which revision">
        <TimeSlider stops={stops} at={at} go={go} address={address} marked={marked} timeZone={timeZone} />
        <StepLine
          report={report}
          stops={stops}
          at={at}
          step={step.row.number === at ? step : null}
          now={now}
          marked={marked}
          address={address}
          mark={() => setMarked(!marked)}
          name={() => setNaming(true)}
        />
        {state === 'failed' || state === 'signed-out' ? (
          <Notice
            tone="error"
            title={`Revision ${at} could not be read.`}
            remedies={
              <button type="button" className="link" onClick={() => void retry()}>
                Try again
              </button>
            }
          >
            {state === 'failed'
              ? `The server did not answer. What is shown is revision ${step.row.number}.`
              : 'Your session has ended. Sign in in another tab, then try again.'}
          </Notice>
        ) : null}
      </section>
      <main id="revision" aria-busy={step.row.number !== at || undefined}>
        {shown.content ? (
          <StepCanvas step={shown} content={shown.content} {...canvas} />
        ) : (
          <div className="sheet column">
            <Unshown reportId={report.id} step={shown} />
          </div>
        )}
      </main>
      {naming ? (
        <NameDialog
          reportId={report.id}
          row={step.row}
          act={nameAndNote}
          close={() => setNaming(false)}
          done={(given) => {
            renamed(step.row.number, given)
            setNaming(false)
          }}
        />
      ) : null}
    </>
  )
}

/** Said in the place of a revision that cannot be shown; one steps over it. */
function Unshown({ reportId, step: { row, trouble, lines } }: { reportId: string; step: Step }) {
  const number = String(row.number)
  if (trouble?.kind !== 'unknown-schema') return <DamagedRevision reportId={reportId} number={number} />
  return (
    <>
      <StrangeRevision reportId={reportId} number={number} version={trouble.version} />
      <PlainLines lines={lines} />
    </>
  )
}

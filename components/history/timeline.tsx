'use client'

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useZone } from '#components/ui/use-zone.ts'
import type { RevisionRow } from '#domain/revisions/read.ts'
import type { Timeline } from '#domain/revisions/timeline.ts'
import { sayingDays } from './days.ts'
import { EditionPart, WithdrawalPart } from './edition-part.tsx'
import { LaterContext } from './folded-part.tsx'
import type { ListedReport } from './listed-report.ts'
import { NameDialog } from './name-dialog.tsx'
import type { NameAct, Named } from './name-form.tsx'
import { OlderLine } from './older-line.tsx'
import { FoldPart, SpellPart, type SpellProps } from './spell-part.tsx'
import { keyOfPart, partsOfTimeline, type TimelinePart } from './spells.ts'
import { useKeptPlace } from './use-kept-place.ts'
import { useOlder } from './use-older.ts'
import { useSameParts } from './use-same-parts.ts'

type HistoryListProps = {
  timeline: Timeline
  report: ListedReport
  now: number
  /** The first page begins with the draft. */
  draft: ReactNode
  /** What narrows the list, as the address has it. */
  query: string
  /** Days of which nothing stands out fold. */
  folding: boolean
  nameAndNote: NameAct
}

/**
 * A report's history by spells of writing, in the reader's own zone once scripts run, in UTC without. Older pages are
 * added below as one scrolls; without scripts a link leads to them.
 */
export function HistoryList({ timeline, report, now, draft, query, folding, nameAndNote }: HistoryListProps) {
  const list = useRef<HTMLDivElement>(null)
  const { events, older, state, fetchOlder } = useOlder(timeline, `/desk/reports/${report.id}/history/older`, query)
  const [named, setNamed] = useState<ReadonlyMap<number, Named>>(new Map())
  const [naming, setNaming] = useState<number | null>(null)
  const name = useCallback((number: number) => setNaming(number), [])
  const revisions = useMemo(() => events.revisions.map((row) => withName(row, named)), [events, named])
  const timeZone = useZone()
  const say = useMemo(() => sayingDays(now, timeZone), [now, timeZone])
  const laid = useMemo(
    () => partsOfTimeline({ ...events, revisions }, { say, folding, newest: timeline.newer === null, more: older !== null }),
    [events, revisions, say, folding, timeline, older],
  )
  const parts = useSameParts(laid)
  useKeptPlace(list, query, timeline)
  const lately = useRef<number | null>(null)
  useEffect(() => {
    // A revision that was named may stand in another row than before: the focus goes to the one that is there now.
    if (naming === null && lately.current !== null)
      list.current?.querySelector<HTMLElement>(`#r${lately.current} a[href$="?naming=1"]`)?.focus({ preventScroll: true })
    lately.current = naming
  }, [naming])
  const asked = revisions.find(({ number }) => number === naming)
  return (
    <div ref={list} className="timeline">
      {draft}
      <LaterContext value={events !== timeline}>
        {parts.map((part) => (
          <Part key={keyOfPart(part)} part={part} report={report} name={name} />
        ))}
      </LaterContext>
      {older === null ? null : <OlderLine older={older} query={query} state={state} fetchOlder={fetchOlder} />}
      {asked ? (
        <NameDialog
          reportId={report.id}
          row={asked}
          act={nameAndNote}
          close={() => setNaming(null)}
          done={(given) => {
            setNamed((before) => new Map(before).set(asked.number, given))
            setNaming(null)
          }}
        />
      ) : null}
    </div>
  )
}

/** Rows stay the same objects where nothing was named, so that they are not shown anew. */
function withName(row: RevisionRow, named: ReadonlyMap<number, Named>): RevisionRow {
  const given = named.get(row.number)
  return given ? { ...row, ...given } : row
}

function Part({ part, ...shared }: SpellProps & { part: TimelinePart }) {
  switch (part.kind) {
    case 'spell':
      return <SpellPart spell={part} {...shared} />
    case 'fold':
      return <FoldPart fold={part} {...shared} />
    case 'edition':
      return <EditionPart edition={part.edition} day={part.day} withdrawn={part.withdrawn} report={shared.report} />
    case 'withdrawal':
      return <WithdrawalPart withdrawal={part.withdrawal} day={part.day} />
  }
}

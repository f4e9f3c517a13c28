import { type ReactNode, useEffect, useState } from 'react'
import type { EditorProps } from './desk-report.ts'
import { EditorBar } from './editor-bar.tsx'
import { FactsStrip } from './facts-strip.tsx'
import { type LiveDraft, openDraft } from './live-draft.ts'
import { LOCKED, LockNotice, OlderCopies } from './notices.tsx'
import { SampleHint } from './sample-hint.tsx'
import { useConnection, useStatus } from './use-status.ts'
import { Writing } from './writing.tsx'

/** Opens the draft, and shows it once there is something to show. */
export function Workspace(props: EditorProps & { fallback: ReactNode }) {
  const { report, you } = props
  const [draft, setDraft] = useState<LiveDraft | null>(null)
  useEffect(() => {
    const opened = openDraft({ person: you.id, report: report.id, generation: report.generation })
    setDraft(opened)
    return () => opened.close()
  }, [you.id, report.id, report.generation])
  return draft ? <Opened key={draft.document.guid} {...props} draft={draft} /> : props.fallback
}

function Opened({ draft, fallback: _, ...props }: EditorProps & { draft: LiveDraft; fallback: ReactNode }) {
  const { opened, lock } = useConnection(draft)
  const status = useStatus(draft)
  const { report, you } = props
  const notices = (
    <>
      {lock ? (
        <div className="notices locked" id={LOCKED}>
          <LockNotice lock={lock} draft={draft} slug={report.slug} />
        </div>
      ) : null}
      <div className="notices">
        {props.tour ? <SampleHint report={report} tour={props.tour} /> : null}
        <OlderCopies person={you.id} report={report.id} generation={report.generation} slug={report.slug} />
      </div>
    </>
  )
  if (opened) return <Writing {...props} draft={draft} status={status} notices={notices} />
  return (
    <>
      <EditorBar report={report} status={status} />
      <FactsStrip {...props} />
      {notices}
      <p className="opening-line" role="status">
        {status.kind === 'opening' && status.slow
          ? 'The server does not answer, and this device has no copy of the draft. It opens by itself when the server is back.'
          : 'Opening the draft.'}
      </p>
    </>
  )
}

import { useEffect, useState } from 'react'
import { cameWith, nameOf, placeOf } from '#components/authors/authors.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { When } from '#components/ui/when.tsx'
import type { Passages, Source } from '#domain/authorship/passages.ts'
import { type AnsweredRun, type AskedLine, answeredRuns } from './asked-lines.ts'

type WhoWroteProps = { reportId: string; lines: AskedLine[]; settled(): Promise<boolean>; close(): void }

type Answer = { ok: true; value: Passages } | { ok: false; refusal: { kind: string; done?: number; of?: number } }
type State = { at: 'asking' } | { at: 'answered'; runs: AnsweredRun[]; sources: Source[]; now: number } | { at: 'refused'; sentence: string }

/** So many runs are listed; more is what the page of the whole report is for. */
const LISTED = 40
/** So much of a long run is quoted, from its beginning and from its end. */
const QUOTED = 120

/** Who wrote the words that are selected, or the line with the caret: run by run, with the revision that brought each. */
export function WhoWrote({ reportId, lines, settled, close }: WhoWroteProps) {
  const [state, setState] = useState<State>({ at: 'asking' })
  const here = `/desk/reports/${reportId}`
  useEffect(() => {
    let gone = false
    const show = (next: State) => !gone && setState(next)
    void answerOf(here, settled).then((answer) => {
      if (!answer.ok) return show({ at: 'refused', sentence: sentenceOf(answer.refusal) })
      const runs = lines.flatMap((line) => answeredRuns(line, answer.value)).filter(({ words }) => words.trim() !== '')
      show({ at: 'answered', runs, sources: answer.value.sources, now: Date.now() })
    })
    return () => {
      gone = true
    }
  }, [here, lines, settled])
  return (
    <Dialog title="Who wrote this" close={close} wide>
      {state.at === 'asking' ? <p role="status">Asking the server.</p> : null}
      {state.at === 'refused' ? <p role="alert">{state.sentence}</p> : null}
      {state.at === 'answered' ? <Runs {...state} path={here} /> : null}
      <div className="acts">
        <button type="button" className="btn" onClick={close}>
          Close
        </button>
        <a className="btn plain" href={`${here}/authors`}>
          Who wrote the whole report
        </a>
      </div>
    </Dialog>
  )
}

function Runs({ runs, sources, now, path }: { runs: AnsweredRun[]; sources: Source[]; now: number; path: string }) {
  if (runs.length === 0) return <p role="status">No words are selected, and the caret stands in an empty line.</p>
  return (
    <>
      <p className="vh" role="status">
        {runs.length === 1 ? 'One passage' : `${runs.length} passages`}
      </p>
      <ol className="who-wrote">
        {runs.slice(0, LISTED).map((run) => (
          <li key={run.key} aria-current={run.atCaret || undefined}>
            <q>{quoted(run.words)}</q>
            {run.source === null ? <p>Typed just now, on its way to the server.</p> : <Told source={sources[run.source] as Source} now={now} path={path} />}
          </li>
        ))}
      </ol>
      {runs.length > LISTED ? <p>And {runs.length - LISTED} passages more. The page of the whole report shows all of them.</p> : null}
    </>
  )
}

function Told({ source, now, path }: { source: Source; now: number; path: string }) {
  const { revision, at } = source
  return (
    <p>
      <strong>{nameOf(source)}</strong>
      {at === null ? null : (
        <>
          , <When at={at} now={now} />
        </>
      )}
      , {cameWith(source)}
      {revision === null ? null : (
        <span className="acts-s">
          <a className="link" href={`${path}/revisions/${revision}`}>
            Revision {revision}
          </a>
          {revision === 1 ? null : (
            <a className="link" href={placeOf(path, source)}>
              What it changed
            </a>
          )}
          <a className="link" href={`${path}/history/walk?at=${revision}`}>
            Walk through time from there
          </a>
        </span>
      )}
    </p>
  )
}

/** What was typed a second ago is waited for, but not for ever. */
async function answerOf(path: string, settled: () => Promise<boolean>): Promise<Answer> {
  await settled()
  const response = await fetch(`${path}/authorship`, { cache: 'no-store', redirect: 'manual' }).catch(() => null)
  // Whoever is signed out is sent to sign in.
  if (response?.type === 'opaqueredirect') return { ok: false, refusal: { kind: 'signed-out' } }
  const answer = (await response?.json().catch(() => null)) as Answer | null | undefined
  return answer ?? { ok: false, refusal: { kind: 'no-answer' } }
}

const sentences: Record<string, string> = {
  'signed-out': 'You are signed out. Sign in on another tab and ask again.',
  'not-found': 'This report is no longer there.',
  'draft-unreadable': 'The draft holds something that cannot be read. Undo the last change, or restore a revision, and ask again.',
}

function sentenceOf({ kind, done = 0, of = 0 }: { kind: string; done?: number; of?: number }): string {
  if (kind === 'authorship-pending')
    return `The history of this report is looked through for the first time: ${done} of ${of} revisions. Ask again in a moment.`
  return sentences[kind] ?? 'The server did not answer. Ask again once the bar says saved.'
}

function quoted(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ')
  return line.length <= 2 * QUOTED ? line : `${line.slice(0, QUOTED).toWellFormed()} … ${line.slice(-QUOTED).toWellFormed()}`
}

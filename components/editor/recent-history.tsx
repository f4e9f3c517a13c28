import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Field } from '#components/form/field.tsx'
import { NameDialog } from '#components/history/name-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { AskForm } from './ask-form.tsx'
import type { EditorProps } from './desk-report.ts'
import { revisionWords } from './revision-words.ts'

type RecentHistoryProps = Pick<EditorProps, 'report' | 'history' | 'comparisons' | 'keepRevision' | 'nameAndNote'> & {
  /** Who has the draft open, by first name. */
  writers: string[]
  /** Waits until the server has everything that was typed. */
  settled(): Promise<boolean>
  mayWrite: boolean
}

const DAY = 86_400_000

/** The latest revisions, and "Keep a revision now". */
export function RecentHistory({ report, history, comparisons, keepRevision, nameAndNote, writers, settled, mayWrite }: RecentHistoryProps) {
  const [asking, setAsking] = useState(false)
  const [naming, setNaming] = useState<number | null>(null)
  const named = history.find(({ number }) => number === naming)
  const router = useRouter()
  const here = `/desk/reports/${report.id}`
  const close = () => setAsking(false)
  return (
    <section aria-labelledby="recent">
      <h2 className="label gap" id="recent">
        History
      </h2>
      <ol className="minihist">
        <li>
          <span className="dim">Now</span>
          <span>Draft, {new Intl.ListFormat('en-GB').format(writers)}</span>
        </li>
        {history.map((revision) => (
          <li key={revision.number}>
            <span className="dim">{moment(revision.at)}</span>
            <span>
              {revision.edition ? (
                <>
                  <b>
                    Edition {revision.edition.major}.{revision.edition.minor}
                  </b>
                  , revision {revision.number}
                  {revision.name ? `, “${revision.name}”` : ''}
                </>
              ) : (
                revisionWords(revision)
              )}{' '}
              <button type="button" className="link" aria-label={`Name revision ${revision.number}…`} onClick={() => setNaming(revision.number)}>
                Name…
              </button>
              {revision.note ? <span className="noted">{revision.note}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {comparisons.length > 0 ? (
        <p className="acts-s">
          <span className="dim">Compare</span>
          {comparisons.map(({ label, href }) =>
            href === null ? (
              <span key={label} className="dim">
                {label}
              </span>
            ) : (
              <a key={label} className="link" href={href} aria-label={`Compare the draft ${label.charAt(0).toLowerCase()}${label.slice(1)}`}>
                {label}
              </a>
            ),
          )}
        </p>
      ) : null}
      <div className="acts-s">
        {mayWrite ? (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            Keep a revision now
          </button>
        ) : null}
        <a className="link" href={`${here}/history`}>
          All history
        </a>
        <a className="link" href={`${here}/history/walk`}>
          Walk through time
        </a>
        <a className="link" href={`${here}/authors`}>
          Who wrote what
        </a>
      </div>
      {named ? (
        <NameDialog
          reportId={report.id}
          row={named}
          act={nameAndNote}
          close={() => setNaming(null)}
          done={() => {
            setNaming(null)
            router.refresh()
          }}
        />
      ) : null}
      {asking ? (
        <Dialog title="Keep a revision now" close={close}>
          <p>A revision is the draft as it is now. Named ones are easy to find again.</p>
          <AskForm
            ask={keepRevision}
            refusals={{ 'draft-unreadable': 'The draft holds something that cannot be kept. Undo the last change and try again.' }}
            before={async () => ((await settled()) ? null : 'Not everything you typed has reached the server. Keep the revision once the bar says saved.')}
            verb="Keep it"
            pending="Keeping"
            cancel={close}
            done={() => {
              close()
              router.refresh()
            }}
          >
            {(issues) => (
              <>
                <input type="hidden" name="reportId" value={report.id} />
                <Field name="name" label="Name" hint="May be left empty." maxLength={120} {...(issues.name ? { issue: issues.name } : {})} />
              </>
            )}
          </AskForm>
        </Dialog>
      ) : null}
    </section>
  )
}

/** A time within the last day, else a date. */
function moment(at: number): string {
  const recent = Date.now() - at < DAY
  return new Date(at).toLocaleString('en-GB', recent ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' })
}

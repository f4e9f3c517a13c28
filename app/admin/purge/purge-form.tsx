'use client'

import { useActionState, useEffect, useRef } from 'react'
import { PurgeDone } from '#components/admin/purge-done.tsx'
import { counted, PurgePreview } from '#components/admin/purge-preview.tsx'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { type PurgeState, purgeWords } from './actions.ts'

const untouched: PurgeState = { typed: {}, issues: {}, refusal: null, preview: null, done: null }

/** First look, then remove: the words stay in their field, and what is removed is what was seen. */
export function PurgeForm({ now }: { now: number }) {
  const [{ typed, issues, refusal, preview, done }, action] = useActionState(purgeWords, untouched)
  const news = useRef<HTMLHeadingElement>(null)
  // What was asked for stands below the form: whoever asked is brought to it, also with a screen reader.
  useEffect(() => {
    if ((preview || done) && Object.keys(issues).length === 0) news.current?.focus()
  }, [preview, done, issues])
  const removable = preview !== null && preview.stand.rows + preview.stand.answers > 0
  if (done)
    return (
      <section aria-labelledby="purged">
        <h2 className="part" id="purged" tabIndex={-1} ref={news}>
          What was done
        </h2>
        <PurgeDone done={done} now={now} />
        <p className="acts">
          <a className="btn" href="/admin/service">
            Make a new backup
          </a>
          <a className="btn plain" href="/admin/purge">
            Purge something else
          </a>
        </p>
      </section>
    )
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title={refusal.kind === 'nothing-found' ? 'Nothing was found.' : 'Nothing was removed.'} refusal={refusal} /> : null}
      <Field
        name="words"
        label="Words that must go"
        hint="As they stand, without what stands around them. Several lines are found as several lines."
        value={typed.words ?? ''}
        {...(issues.words ? { issue: issues.words } : {})}
        autoComplete="off"
        rows={3}
      />
      <label className="check">
        <input type="checkbox" name="exactCase" value="yes" defaultChecked={typed.exactCase === 'yes'} />
        <span>
          Only with these capitals
          <small>Else “Nightfall” finds “NIGHTFALL” too.</small>
        </span>
      </label>
      <label className="check">
        <input type="checkbox" name="whole" value="yes" defaultChecked={typed.whole === 'yes'} />
        <span>
          Only as whole words
          <small>Else “Mann” finds the beginning of “Mannheim” too.</small>
        </span>
      </label>
      <div className="acts">
        <SubmitButton name="step" value="look" pending="Looking…" primary={!removable}>
          {preview ? 'Look again' : 'Show where they stand'}
        </SubmitButton>
      </div>
      {preview ? (
        <section className="found-words" aria-labelledby="found">
          <h2 className="part" id="found" tabIndex={-1} ref={news}>
            {removable ? `In ${counted(preview.stand.times, 'place')} of ${counted(preview.stand.reports.length, 'report')}` : 'In no report'}
          </h2>
          <PurgePreview stand={preview.stand} standstill={preview.standstill} />
          {removable ? (
            <>
              <input type="hidden" name="seen" value={preview.stand.seen} />
              <Field
                name="reason"
                label="Why they must go"
                hint="It stays in the history, for everybody on the desk. Do not repeat the words."
                value={typed.reason ?? ''}
                {...(issues.reason ? { issue: issues.reason } : {})}
                autoComplete="off"
                rows={2}
              />
              <div className="acts">
                <SubmitButton name="step" value="purge" pending="Removing…">
                  Remove the words for ever
                </SubmitButton>
                <a className="btn plain" href="/admin/service">
                  Leave them
                </a>
              </div>
            </>
          ) : null}
        </section>
      ) : null}
    </Form>
  )
}

'use client'

import { useActionState, useState } from 'react'
import { Choice } from '#components/form/choice.tsx'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { publishRevision } from './actions.ts'

type Change = 'major' | 'minor'
type PublishFormProps = {
  reportId: string
  revision: number
  /** The live edition that this page shows, or "none". */
  live: string
  /** The number that each kind of change gives. */
  numbers: Record<Change, string>
  first: boolean
  /** Why the button refuses, if it does. */
  obstacle: string | null
}

export function PublishForm({ reportId, revision, live, numbers, first, obstacle }: PublishFormProps) {
  const start: Record<string, string> = first ? { note: 'First edition.' } : {}
  const [{ typed, issues, refusal }, action] = useActionState(publishRevision, { typed: start, issues: {}, refusal: null })
  const [change, choose] = useState<Change>(typed.change === 'major' ? 'major' : 'minor')
  // The number on the button is another edition's by now, and pressing again could only be refused again.
  const obstacleNow = obstacle ?? (refusal?.kind === 'published-meanwhile' ? 'Read it through again first: another edition is live now.' : null)
  const options = [
    { value: 'minor', label: `Minor, ${numbers.minor}`, hint: 'Corrections and additions. What readers knew still holds.' },
    { value: 'major', label: `Major, ${numbers.major}`, hint: 'A new assessment, or a section that reads differently.' },
  ]
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title={`Edition ${numbers[change]} was not published.`} refusal={refusal} remedies={<Again reportId={reportId} />} /> : null}
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="expecting" value={live} />
      {first ? (
        <input type="hidden" name="change" value="minor" />
      ) : (
        <Choice
          name="change"
          legend="Kind of change"
          value={typed.change ?? 'minor'}
          issue={issues.change}
          options={options}
          onChoose={(value) => choose(value === 'major' ? 'major' : 'minor')}
        />
      )}
      <Field
        name="note"
        label="Change note"
        hint="Readers see it beside the edition’s number."
        value={typed.note}
        issue={issues.note}
        rows={2}
        maxLength={1000}
      />
      <div className="acts">
        <SubmitButton pending="Publishing…" refusedBy={obstacleNow ? 'obstacle' : undefined}>
          {`Publish ${numbers[change]}`}
        </SubmitButton>
        <a className="btn plain" href={`/desk/reports/${reportId}`}>
          Go on writing
        </a>
      </div>
      {obstacleNow ? (
        <p className="err" id="obstacle">
          {obstacleNow}
        </p>
      ) : null}
    </Form>
  )
}

const Again = ({ reportId }: { reportId: string }) => (
  <>
    <a className="link" href={`/desk/reports/${reportId}/compare?from=live&to=draft`}>
      Compare with what is live
    </a>
    <a className="link" href={`/desk/reports/${reportId}/publish`}>
      Read it through again
    </a>
  </>
)

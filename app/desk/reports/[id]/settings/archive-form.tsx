'use client'

import { useActionState } from 'react'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { archive, unarchive } from './actions.ts'

const words = {
  archive: {
    act: archive,
    says: 'The report leaves the list of reports, its sponsor the list that readers see, and nobody writes in it until it is brought back. Nothing of it is lost.',
    button: 'Archive the report',
    pending: 'Archiving…',
    refused: 'The report was not archived.',
    keep: 'Keep it',
  },
  unarchive: {
    act: unarchive,
    says: 'The report comes back as it was: its draft, all revisions and editions. Its sponsor is listed for readers again.',
    button: 'Bring it back',
    pending: 'Bringing it back…',
    refused: 'The report was not brought back.',
    keep: 'Leave it archived',
  },
}

/** The second step of archiving and of its opposite: what will happen, said before it does. */
export function ArchiveForm({ reportId, what }: { reportId: string; what: 'archive' | 'unarchive' }) {
  const { act, says, button, pending, refused, keep } = words[what]
  const [{ issues, refusal }, action] = useActionState(act, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title={refused} refusal={refusal} /> : <p className="lead">{says}</p>}
      <input type="hidden" name="reportId" value={reportId} />
      <div className="acts">
        <SubmitButton pending={pending}>{button}</SubmitButton>
        <a className="btn plain" href={`/desk/reports/${reportId}/settings`}>
          {keep}
        </a>
      </div>
    </Form>
  )
}

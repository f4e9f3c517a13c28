import { Dialog } from '#components/ui/dialog.tsx'
import { type NameAct, type Named, NameForm } from './name-form.tsx'

type NameDialogProps = { reportId: string; row: { number: number } & Named; act: NameAct; close(): void; done(given: Named): void }

/** The form for the name and the note of a revision, over the list that it stands in. */
export function NameDialog({ reportId, row, act, close, done }: NameDialogProps) {
  return (
    <Dialog title={`Name revision ${row.number}`} close={close}>
      <NameForm reportId={reportId} row={row} act={act} done={done} cancel={close} />
    </Dialog>
  )
}

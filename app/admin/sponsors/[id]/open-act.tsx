import type { ReactNode } from 'react'
import { endingMeans } from '#components/admin/sponsor-deals.tsx'
import type { Deal } from '#domain/sponsors/deal.ts'
import { isAhead } from '#domain/sponsors/deal-date.ts'
import type { SponsorRecord } from '#domain/sponsors/directory.ts'
import { ActForm } from '../../people/act-form.tsx'
import { choosePrimary, remove, resume } from './actions.ts'
import { ChangeForm, EndForm } from './deal-forms.tsx'

type Tiers = { value: string; label: string }[]

/** The second step of an act on a deal: what will happen, said before it does. Null where the deal is in no state for it any more. */
export function openAct(act: string, dealId: string, { id, name, deals }: SponsorRecord, tiers: Tiers): { id: string; form: ReactNode } | null {
  const deal = deals.find((one) => one.id === dealId)
  const form = deal ? formOf(act, deal, { id, name, deals }, tiers) : null
  return deal && form ? { id: deal.id, form } : null
}

/** The end that was planned, where it has come. One that is ahead would be refused. */
const endOf = ({ until }: Deal) => (until === null || isAhead(until, Date.now()) ? '' : until)

function formOf(act: string, deal: Deal, { id, name, deals }: Pick<SponsorRecord, 'id' | 'name' | 'deals'>, tiers: Tiers): ReactNode {
  const about = { sponsorId: id, sponsorshipId: deal.id }
  const leave = (
    <a className="btn plain" href={`/admin/sponsors/${id}`}>
      Leave it
    </a>
  )
  const says = (words: string) => <p className="lead">{words}</p>
  switch (act) {
    case 'change':
      return <ChangeForm id={id} deal={deal} tiers={tiers} others={deals.length > 1} />
    case 'end':
      return deal.ended ? null : <EndForm id={id} deal={deal} ended={endOf(deal)} follows={endingMeans(name, deal, deals)} />
    case 'resume':
      return deal.ended ? (
        <ActForm
          action={resume}
          about={about}
          refused="The deal was not resumed."
          pending="Resuming…"
          primary
          after={leave}
          before={says('Public at once. The deal runs again; its dates stay as they are.')}
        >
          Resume the deal now
        </ActForm>
      ) : null
    case 'primary':
      return deal.primary ? null : (
        <ActForm
          action={choosePrimary}
          about={about}
          refused="The primary deal stays as it was."
          pending="Changing…"
          primary
          after={leave}
          before={says(`Public at once. Readers find ${name} under ${deal.tier.plural} from then on: ${deal.category}.`)}
        >
          Make it primary now
        </ActForm>
      )
    case 'remove':
      return deals.length === 1 ? null : (
        <ActForm
          action={remove}
          about={about}
          refused="The deal was not removed."
          pending="Removing…"
          primary
          after={leave}
          before={says('Public at once. Only for a deal that never was: one that is over is ended instead, and stays as history.')}
        >
          Remove the deal now
        </ActForm>
      )
    default:
      return null
  }
}

'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { Deal } from '#domain/sponsors/deal.ts'
import { DealFields } from '../deal-fields.tsx'
import { change, end, give } from './actions.ts'

type Tiers = { value: string; label: string }[]

const Leave = ({ id }: { id: string }) => (
  <a className="btn plain" href={`/admin/sponsors/${id}`}>
    Leave it
  </a>
)

/** One more deal. */
export function GiveForm({ id, tiers }: { id: string; tiers: Tiers }) {
  const [{ typed, issues, refusal }, action] = useActionState(give, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="The deal was not given." refusal={refusal} /> : <p className="lead">Public at once.</p>}
      <input type="hidden" name="sponsorId" value={id} />
      <DealFields typed={typed} issues={issues} tiers={tiers} />
      <label className="check">
        <input type="checkbox" name="primary" value="yes" defaultChecked={typed.primary === 'yes'} />
        <span>
          Make it the primary deal
          <small>Readers find the sponsor under its tier and category.</small>
        </span>
      </label>
      <div className="acts">
        <SubmitButton pending="Giving…">Give the deal now</SubmitButton>
        <Leave id={id} />
      </div>
    </Form>
  )
}

/** What a deal says, written anew. */
export function ChangeForm({ id, deal, tiers, others }: { id: string; deal: Deal; tiers: Tiers; others: boolean }) {
  const seen = { tier: deal.tier.key, category: deal.category, announced: deal.announced ?? '', from: deal.from ?? '', until: deal.until ?? '' }
  const [{ typed, issues, refusal }, action] = useActionState(change, { typed: seen, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="The deal was not changed." refusal={refusal} /> : <p className="lead">Public at once.</p>}
      <input type="hidden" name="sponsorId" value={id} />
      <input type="hidden" name="sponsorshipId" value={deal.id} />
      {Object.entries(seen).map(([name, value]) => (
        <input key={name} type="hidden" name={`seen${name.charAt(0).toUpperCase()}${name.slice(1)}`} value={value} />
      ))}
      <DealFields typed={typed} issues={issues} tiers={tiers} />
      <div className="acts">
        <SubmitButton pending="Changing…">Change the deal now</SubmitButton>
        <Leave id={id} />
        {others ? (
          <a className="link" href={`/admin/sponsors/${id}?act=remove&deal=${deal.id}#deals`}>
            It was given by mistake…
          </a>
        ) : null}
      </div>
    </Form>
  )
}

/** The end of a deal, and what follows from it. `ended` is the end that may be the right one. */
export function EndForm({ id, deal, ended, follows }: { id: string; deal: Deal; ended: string; follows: string }) {
  const [{ typed, issues, refusal }, action] = useActionState(end, { typed: { until: ended }, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? <RefusalMessage title="The deal was not ended." refusal={refusal} /> : <p className="lead">{follows}</p>}
      <input type="hidden" name="sponsorId" value={id} />
      <input type="hidden" name="sponsorshipId" value={deal.id} />
      <Field
        name="until"
        label="Ended"
        hint="As precise as you know: 2028, 2028-07 or 2028-07-14."
        value={typed.until}
        issue={issues.until}
        maxLength={10}
        autoFocus
      />
      <div className="acts">
        <SubmitButton pending="Ending…">End the deal now</SubmitButton>
        <Leave id={id} />
      </div>
    </Form>
  )
}

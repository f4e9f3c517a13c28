'use client'

import { useActionState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { describe, move, rename } from './actions.ts'

const Leave = ({ id }: { id: string }) => (
  <a className="btn plain" href={`/admin/sponsors/${id}`}>
    Leave it
  </a>
)

/** Another name: what will happen, said before it does. */
export function RenameForm({ id, name }: { id: string; name: string }) {
  const [{ typed, issues, refusal }, action] = useActionState(rename, { typed: { name }, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage title="The name was not changed." refusal={refusal} />
      ) : (
        <p className="lead">Public at once, on the index and on the live page. Editions that were published keep the name they had. The address stays.</p>
      )}
      <input type="hidden" name="sponsorId" value={id} />
      <input type="hidden" name="seen" value={name} />
      <Field name="name" label="Name" value={typed.name} issue={issues.name} maxLength={120} autoFocus />
      <div className="acts">
        <SubmitButton pending="Renaming…">Change the name now</SubmitButton>
        <Leave id={id} />
      </div>
    </Form>
  )
}

/** Another address. The old one leads to it for ever. */
export function MoveForm({ id, slug }: { id: string; slug: string }) {
  const [{ typed, issues, refusal }, action] = useActionState(move, { typed: { slug }, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage title="The address was not changed." refusal={refusal} />
      ) : (
        <p className="lead">{`Public at once. Whoever comes to /sponsors/${slug} is led to the new address, for ever.`}</p>
      )}
      <input type="hidden" name="sponsorId" value={id} />
      <input type="hidden" name="seen" value={slug} />
      <Field
        name="slug"
        label="New address, after /sponsors/"
        hint="Small letters, digits and hyphens."
        value={typed.slug}
        issue={issues.slug}
        maxLength={80}
        autoFocus
      />
      <div className="acts">
        <SubmitButton pending="Changing…">Change the address now</SubmitButton>
        <Leave id={id} />
      </div>
    </Form>
  )
}

type DescribeFormProps = { id: string; entities: string[]; headquarters: string | null; ticker: string | null }

/** Who stands behind the name: one company, or several that sponsor together. */
export function DescribeForm({ id, entities, headquarters, ticker }: DescribeFormProps) {
  const seen = { entities: entities.join('\n'), headquarters: headquarters ?? '', ticker: ticker ?? '' }
  const [{ typed, issues, refusal }, action] = useActionState(describe, { typed: seen, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage title="Nothing was changed." refusal={refusal} />
      ) : (
        <p className="lead">Public at once: small, on the report’s page; two companies or more on the index, too.</p>
      )}
      <input type="hidden" name="sponsorId" value={id} />
      <input type="hidden" name="seenEntities" value={seen.entities} />
      <input type="hidden" name="seenHeadquarters" value={seen.headquarters} />
      <input type="hidden" name="seenTicker" value={seen.ticker} />
      <Field
        name="entities"
        label="Companies"
        hint="Their legal names, one a line. Two that sponsor together are two lines."
        value={typed.entities}
        issue={issues.entities}
        rows={3}
        autoFocus
      />
      <Field name="headquarters" label="Seat" hint="Hangzhou, China" value={typed.headquarters} issue={issues.headquarters} maxLength={160} />
      <Field name="ticker" label="Shares" hint="NYSE: BABA; HKEX: 9988" value={typed.ticker} issue={issues.ticker} maxLength={120} />
      <div className="acts">
        <SubmitButton pending="Changing…">Change it now</SubmitButton>
        <Leave id={id} />
      </div>
    </Form>
  )
}

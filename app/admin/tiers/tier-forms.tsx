'use client'

import { useActionState } from 'react'
import type { ShownTier } from '#components/admin/tier-words.ts'
import { Field } from '#components/form/field.tsx'
import { Form } from '#components/form/form.tsx'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { Typed } from '#lib/form.ts'
import { add, change } from './actions.ts'

type Programmes = { value: string; label: string }[]

type FieldsProps = { typed: Typed; issues: Record<string, string>; programmes: Programmes; examples?: boolean }

function Fields({ typed, issues, programmes, examples = false }: FieldsProps) {
  return (
    <>
      <Field
        name="singular"
        label="One sponsor is called"
        {...(examples && { hint: 'Founding Partner' })}
        value={typed.singular}
        issue={issues.singular}
        maxLength={80}
        autoFocus
      />
      <Field
        name="plural"
        label="Readers see above them"
        {...(examples && { hint: 'Founding Partners' })}
        value={typed.plural}
        issue={issues.plural}
        maxLength={80}
      />
      <SelectField
        name="programme"
        label="Programme"
        value={typed.programme}
        issue={issues.programme}
        groups={[{ label: 'Programmes', options: programmes }]}
      />
    </>
  )
}

const Leave = () => (
  <a className="btn plain" href="/admin/tiers">
    Leave it
  </a>
)

/** A new tier, behind all others. */
export function AddForm({ programmes }: { programmes: Programmes }) {
  const [{ typed, issues, refusal }, action] = useActionState(add, { typed: {}, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage title="The tier was not added." refusal={refusal} />
      ) : (
        <p className="lead">It comes last. Readers see it once a sponsor is in it.</p>
      )}
      <Fields typed={typed} issues={issues} programmes={programmes} examples />
      <div className="acts">
        <SubmitButton pending="Adding…">Add the tier</SubmitButton>
        <Leave />
      </div>
    </Form>
  )
}

/** A tier's labels, written anew. */
export function ChangeForm({ tier, programmes }: { tier: ShownTier; programmes: Programmes }) {
  const { key, singular, plural, programme } = tier
  const [{ typed, issues, refusal }, action] = useActionState(change, { typed: { singular, plural, programme }, issues: {}, refusal: null })
  return (
    <Form action={action} state={{ issues, refusal }}>
      {refusal ? (
        <RefusalMessage title="The tier was not changed." refusal={refusal} />
      ) : (
        <p className="lead">Public at once, for every sponsor in it. Editions that were published keep the label they had.</p>
      )}
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="seenSingular" value={singular} />
      <input type="hidden" name="seenPlural" value={plural} />
      <input type="hidden" name="seenProgramme" value={programme} />
      <Fields typed={typed} issues={issues} programmes={programmes} />
      <div className="acts">
        <SubmitButton pending="Changing…">Change the tier now</SubmitButton>
        <Leave />
        {tier.sponsorships === 0 ? (
          <a className="link" href={`/admin/tiers?act=remove&tier=${key}`}>
            Remove it…
          </a>
        ) : (
          <span className="dim">It can be removed once no sponsorship is in it.</span>
        )}
      </div>
    </Form>
  )
}

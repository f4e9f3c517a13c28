import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Field } from '#components/form/field.tsx'
import { SelectField } from '#components/form/select-field.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { AskForm } from './ask-form.tsx'
import type { EditorProps } from './desk-report.ts'

type FactsStripProps = Pick<EditorProps, 'report' | 'tiers' | 'changeFacts'>

const refusals = {
  'changed-meanwhile': 'Somebody changed these facts while you were looking at them. Reload the page to see what they are now, then decide.',
  'sponsor-not-found': 'There is no such sponsor any more: somebody may have merged it with another. Reload the page.',
  'name-taken': 'Another sponsor has this name.',
  'unknown-tier': 'There is no such tier any more. Reload the page and choose again.',
}

/** What belongs to the sponsor and not to the draft. It has its own confirmed change. */
export function FactsStrip({ report, tiers, changeFacts }: FactsStripProps) {
  const [asking, setAsking] = useState(false)
  // What stood there when the question was opened, whatever arrives meanwhile.
  const [seen, setSeen] = useState({ name: '', tier: '', category: '' })
  const router = useRouter()
  const ask = () => {
    setSeen({ name: report.name, tier: report.tier.key, category: report.category })
    setAsking(true)
  }
  return (
    <section className="facts" aria-label="Sponsor">
      <dl>
        <div>
          <dt>Sponsor</dt>
          <dd>{report.name}</dd>
        </div>
        <div>
          <dt>Tier</dt>
          <dd>{report.tier.singular}</dd>
        </div>
        <div>
          <dt>Category</dt>
          <dd>{report.category}</dd>
        </div>
      </dl>
      <button type="button" className="link" onClick={ask}>
        Change…
      </button>
      <span className="aside">Not part of the draft. A change here is public at once.</span>
      {asking ? (
        <Dialog title={`Change the facts of ${report.name}`} close={() => setAsking(false)}>
          <p>Not part of the draft. A change here is public at once, on the index and on the live page.</p>
          <AskForm
            ask={changeFacts}
            refusals={refusals}
            verb="Change now"
            pending="Changing"
            cancel={() => setAsking(false)}
            done={() => {
              setAsking(false)
              router.refresh()
            }}
          >
            {(issues) => (
              <>
                <input type="hidden" name="sponsorId" value={report.sponsorId} />
                <input type="hidden" name="seenName" value={seen.name} />
                <input type="hidden" name="seenTier" value={seen.tier} />
                <input type="hidden" name="seenCategory" value={seen.category} />
                <Field name="name" label="Sponsor" value={report.name} maxLength={120} {...issue(issues.name)} />
                <SelectField name="tier" label="Tier" value={report.tier.key} groups={tiers} {...issue(issues.tier)} />
                <Field name="category" label="Category" value={report.category} maxLength={160} {...issue(issues.category)} />
              </>
            )}
          </AskForm>
        </Dialog>
      ) : null}
    </section>
  )
}

const issue = (sentence: string | undefined) => (sentence ? { issue: sentence } : {})

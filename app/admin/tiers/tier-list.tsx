'use client'

import { type KeyboardEvent, type ReactNode, useActionState, useEffect, useRef } from 'react'
import { type MovedTier, type ShownTier, tierSays } from '#components/admin/tier-words.ts'
import { RefusalMessage } from '#components/form/refusal-message.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { move } from './actions.ts'

type TierListProps = {
  tiers: ShownTier[]
  /** The second step of an act on one of them, in the place of its buttons. */
  open: { key: string; form: ReactNode } | null
}

/** The tiers in the order of the index, each with the ways to move it: its buttons, or Alt with an arrow anywhere in its row. */
export function TierList({ tiers, open }: TierListProps) {
  const [{ refusal, shown }, action] = useActionState(move, { typed: {}, issues: {}, refusal: null })
  const list = useRef<HTMLOListElement>(null)
  // A row that moved has lost the focus on its way.
  useEffect(() => {
    if (shown) button(list.current, shown)?.focus()
  }, [shown])
  const press = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
    const typing = event.target instanceof Element && event.target.closest('input, select, textarea')
    const key = event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-key]')?.dataset.key : undefined
    if (!to || !key || !event.altKey || typing) return
    event.preventDefault()
    button(list.current, { key, to })?.click()
  }
  const moved = shown && tiers.find((tier) => tier.key === shown.key)
  return (
    <>
      {refusal ? <RefusalMessage title="The tier was not moved." refusal={refusal} /> : null}
      <span className="vh" id="first-tier">
        It is the first already.
      </span>
      <span className="vh" id="last-tier">
        It is the last already.
      </span>
      <ol className="open-list tiers" ref={list} onKeyDown={press}>
        {tiers.map((tier, at) => (
          <li key={tier.key} data-key={tier.key}>
            <span className="place">{at + 1}</span>
            <div>
              <b>{tier.plural}</b>
              <small>{tierSays(tier)}</small>
            </div>
            {open?.key === tier.key ? (
              <div className="opened">{open.form}</div>
            ) : (
              <div className="acts-s">
                <form action={action} className="moves">
                  <input type="hidden" name="key" value={tier.key} />
                  <SubmitButton pending="Moving…" primary={false} name="to" value="up" {...(at === 0 ? { refusedBy: 'first-tier' } : {})}>
                    Up<span className="vh">{` ${tier.plural}`}</span>
                  </SubmitButton>
                  <SubmitButton pending="Moving…" primary={false} name="to" value="down" {...(at === tiers.length - 1 ? { refusedBy: 'last-tier' } : {})}>
                    Down<span className="vh">{` ${tier.plural}`}</span>
                  </SubmitButton>
                </form>
                <a className="link" href={`/admin/tiers?act=change&tier=${tier.key}`} aria-label={`Change… ${tier.plural}`}>
                  Change…
                </a>
              </div>
            )}
          </li>
        ))}
      </ol>
      <p className="hint" role="status">
        {moved && shown ? `${moved.plural}: place ${shown.place} of ${shown.of} now, for readers too.` : ''}
      </p>
    </>
  )
}

const button = (list: HTMLElement | null, { key, to }: Pick<MovedTier, 'key' | 'to'>) =>
  list?.querySelector<HTMLButtonElement>(`li[data-key="${CSS.escape(key)}"] button[value="${to}"]`)

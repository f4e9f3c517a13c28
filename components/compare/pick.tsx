import type { ReactNode } from 'react'
import type { View } from './compare-address.ts'

/** One side of a comparison that can be chosen: its value in the address and its words. */
export type Choice = { value: string; label: string }

type PickProps = { path: string; choices: Choice[]; from: string; to: string; view: View; children?: ReactNode }

/** Which two states are compared. A plain form: it works without scripts, and the address can be handed on. */
export function Pick({ path, choices, from, to, view, children }: PickProps) {
  return (
    <form className="pick" action={path} aria-label="Which two">
      <Side name="from" label="Older" choices={choices} value={from} />
      <Side name="to" label="Newer" choices={choices} value={to} />
      {view === 'side' ? <input type="hidden" name="view" value="side" /> : null}
      <button type="submit" className="btn">
        Compare
      </button>
      <a className="btn plain" href={`${path}?from=${to}&to=${from}${view === 'side' ? '&view=side' : ''}`}>
        Swap
      </a>
      {children}
    </form>
  )
}

function Side({ name, label, choices, value }: { name: 'from' | 'to'; label: string; choices: Choice[]; value: string }) {
  return (
    <div>
      <label htmlFor={`side-${name}`}>{label}</label>
      <select id={`side-${name}`} name={name} defaultValue={value} key={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

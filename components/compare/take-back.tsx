import type { Comparison, Place } from '#domain/compare/comparison.ts'
import type { Acts } from './margin.tsx'
import { changeNumbers } from './parts.ts'

/** The form that all buttons of a comparison belong to: the page holds it once. */
export const TAKE_BACK = 'take-back'

type TakeBackProps = {
  reportId: string
  /** The revision on the older side. */
  number: number
  comparison: Comparison
  /** The names of the changes, where they can be taken back here: the newer side is what the draft says. */
  keys: ReadonlyMap<number | 'standfirst', string> | null
}

/** What can be taken back of a comparison: a change at once, a section after a question. */
export function takeBackActs({ reportId, number, comparison, keys }: TakeBackProps): Acts {
  const byNumber = new Map([...changeNumbers(comparison)].map(([index, shown]) => [shown, keys?.get(index)]))
  if (comparison.standfirst.change !== 'unchanged') byNumber.set(1, keys?.get('standfirst'))
  const added = new Set(comparison.entries.flatMap((entry) => (entry.change === 'added' ? [entry.node.attrs.id] : [])))
  return {
    change(shown) {
      const key = byNumber.get(shown)
      return key ? <TakeBack number={shown} value={key} /> : null
    },
    section: (section, gone) => (
      <RestoreSection href={sectionHref(reportId, number, section)} section={section} state={gone ? 'gone' : added.has(section.id) ? 'new' : 'kept'} />
    ),
  }
}

/** Where one is asked before a section is restored to what a revision says. */
export const sectionHref = (reportId: string, number: number, { id }: Pick<Place, 'id'>): string =>
  `/desk/reports/${reportId}/revisions/${number}/restore?section=${id}`

function TakeBack({ number, value }: { number: number; value: string }) {
  return (
    <button type="submit" form={TAKE_BACK} name="change" value={`${value}.${number}`} className="take" aria-keyshortcuts="r">
      Take back
      <span className="vh"> change {number}</span> <kbd>R</kbd>
    </button>
  )
}

const words = { kept: 'Restore this section…', gone: 'Bring this section back…', new: 'Remove this section…' }

function RestoreSection({ href, section: { number, title }, state }: { href: string; section: Place; state: keyof typeof words }) {
  return (
    <a className="btn" href={href}>
      {words[state]}
      <span className="vh"> {[number, title].filter(Boolean).join(' ')}</span>
    </a>
  )
}

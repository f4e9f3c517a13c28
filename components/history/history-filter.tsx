import { kindGroups } from '#components/desk/revision-filter.tsx'
import { SiftActs, SiftDay, type SiftOption, SiftSelect } from '#components/form/sift.tsx'

/** What a history is narrowed to, as the address has it; empty where it is not. */
export type HistoryChosen = { person: string; kind: string; from: string; until: string; show: string }

/** Which revisions are shown by what came of them. */
export const shows = { marked: 'Named and published', editions: 'Editions', named: 'Named' } as const

const tabs: { label: string; show: string; person: string }[] = [
  { label: 'Everything', show: '', person: '' },
  ...Object.entries(shows).map(([show, label]) => ({ label, show, person: '' })),
  { label: 'By me', show: '', person: 'me' },
]

type HistoryFilterProps = { path: string; chosen: HistoryChosen; people: SiftOption[] }

/** Narrows a history, by the address alone: it needs no script, and what is found can be passed on. */
export function HistoryFilter({ path, chosen, people }: HistoryFilterProps) {
  return (
    <>
      <nav className="tabs" aria-label="Show">
        {tabs.map(({ label, show, person }) => {
          const query = new URLSearchParams([...(show === '' ? [] : [['show', show]]), ...(person === '' ? [] : [['person', person]])])
          const here = chosen.show === show && chosen.person === person && chosen.kind === '' && chosen.from === '' && chosen.until === ''
          return (
            <a key={label} href={query.size > 0 ? `${path}?${query}` : path} aria-current={here ? 'true' : undefined}>
              {label}
            </a>
          )
        })}
      </nav>
      <search>
        <form className="sift" action={path}>
          {chosen.show === '' ? null : <input type="hidden" name="show" value={chosen.show} />}
          <SiftSelect name="person" label="Kept or written by" value={chosen.person} all="Anybody" options={[{ value: 'me', label: 'Me' }, ...people]} />
          <SiftSelect
            name="kind"
            label="Kind"
            value={chosen.kind}
            all="Every kind"
            options={Object.entries(kindGroups).map(([value, { label }]) => ({ value, label }))}
          />
          <SiftDay name="from" label="From (UTC)" value={chosen.from} />
          <SiftDay name="until" label="Until, that day too" value={chosen.until} />
          <SiftActs verb="Show" chosen={chosen} path={path} />
        </form>
      </search>
    </>
  )
}

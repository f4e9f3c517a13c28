import { SiftActs, SiftDay, type SiftOption, SiftSelect } from '#components/form/sift.tsx'
import type { RevisionKind } from '#domain/revisions/cut.ts'

/** What revisions are found by, as the address has it; empty where they are not. */
export type RevisionChosen = { words: string; in: string; person: string; report: string; kind: string; from: string; until: string; show: string }

/** Kinds of revisions as one looks for them. */
export const kindGroups: Record<string, { label: string; kinds: readonly RevisionKind[] }> = {
  kept: { label: 'Kept by someone', kinds: ['created', 'kept'] },
  itself: { label: 'Kept by itself', kinds: ['idle', 'interval', 'left'] },
  published: { label: 'Prepared for publishing', kinds: ['published'] },
  restores: { label: 'Restores', kinds: ['before-restore', 'restored'] },
  imports: { label: 'Imports', kinds: ['before-import', 'imported'] },
  api: { label: 'Written over the API', kinds: ['api'] },
}

export const sides: Record<string, string> = { brought: 'in what it brought', took: 'in what it took', said: 'in its name or note' }

type RevisionFilterProps = { chosen: RevisionChosen; people: SiftOption[]; reports: SiftOption[] }

/** Finds revisions of all reports, by the address alone: it needs no script, and what it finds can be passed on. */
export function RevisionFilter({ chosen, people, reports }: RevisionFilterProps) {
  return (
    <search>
      <form className="sift" action="/desk/revisions">
        {chosen.show === '' ? null : <input type="hidden" name="show" value={chosen.show} />}
        <div className="wide">
          <label htmlFor="by-words">Words; “in quotes” side by side</label>
          <input id="by-words" name="words" type="search" key={chosen.words} defaultValue={chosen.words} maxLength={200} />
        </div>
        <SiftSelect
          name="in"
          label="Where"
          value={chosen.in}
          all="anywhere in it"
          options={Object.entries(sides).map(([value, label]) => ({ value, label }))}
        />
        <SiftSelect name="person" label="Kept or written by" value={chosen.person} all="Anybody" options={[{ value: 'me', label: 'Me' }, ...people]} />
        <SiftSelect name="report" label="Report" value={chosen.report} all="All reports" options={reports} />
        <SiftSelect
          name="kind"
          label="Kind"
          value={chosen.kind}
          all="Every kind"
          options={Object.entries(kindGroups).map(([value, { label }]) => ({ value, label }))}
        />
        <SiftDay name="from" label="From (UTC)" value={chosen.from} />
        <SiftDay name="until" label="Until, that day too" value={chosen.until} />
        <SiftActs verb="Find" chosen={chosen} path="/desk/revisions" />
      </form>
    </search>
  )
}

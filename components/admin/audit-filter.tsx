import { SiftActs, SiftDay, type SiftOption, SiftSelect } from '#components/form/sift.tsx'
import { groups } from './audit-kinds.ts'

/** What the audit is narrowed by, as the address has it; empty where it is not. */
export type AuditChosen = { person: string; report: string; kind: string; via: string; from: string; until: string }

type AuditFilterProps = { chosen: AuditChosen; people: SiftOption[]; reports: SiftOption[] }

/** Narrows the audit. A form that asks by its address alone: it needs no script, and what it shows can be passed on. */
export function AuditFilter({ chosen, people, reports }: AuditFilterProps) {
  const kinds = Object.entries(groups).map(([key, { label, acts }]) => ({
    label,
    options: [{ value: key, label: `All: ${label.toLowerCase()}` }, ...Object.entries(acts).map(([value, name]) => ({ value, label: name }))],
  }))
  return (
    <search>
      <form className="sift" action="/admin/audit">
        <SiftSelect
          name="person"
          label="Person"
          value={chosen.person}
          all="Everybody"
          options={[{ value: 'nobody', label: 'Nobody with an account' }]}
          groups={[{ label: 'By them or about them', options: withChosen(people, chosen.person, 'nobody') }]}
        />
        <SiftSelect name="report" label="Report" value={chosen.report} all="Any, or none" options={withChosen(reports, chosen.report)} />
        <SiftSelect name="kind" label="Kind of act" value={chosen.kind} all="Every kind" groups={kinds} />
        <SiftSelect
          name="via"
          label="From where"
          value={chosen.via}
          all="Anywhere"
          options={Object.entries(viaNames).map(([value, label]) => ({ value, label }))}
        />
        <SiftDay name="from" label="From (UTC)" value={chosen.from} />
        <SiftDay name="until" label="Until, that day too" value={chosen.until} />
        <SiftActs verb="Show" chosen={chosen} path="/admin/audit" />
      </form>
    </search>
  )
}

export const viaNames: Record<string, string> = { desk: 'Desk', api: 'API', 'command line': 'Command line', service: 'Service' }

/** What is gone for good can still be asked for by its id. */
const withChosen = (options: SiftOption[], chosen: string, not = ''): SiftOption[] =>
  chosen === '' || chosen === not || options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: `${chosen} (removed)` }]

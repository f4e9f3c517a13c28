import type { Db } from '#db/transact.ts'
import { listReports } from '#domain/reports/desk.ts'

/** All reports by the names of their sponsors, to choose from; archived ones too. */
export function reportOptions(db: Db): { value: string; label: string }[] {
  const archived = listReports(db, { archived: true }).map(({ id, name }) => ({ value: id, label: `${name} (archived)` }))
  const present = listReports(db).map(({ id, name }) => ({ value: id, label: name }))
  const byName = new Intl.Collator('en', { sensitivity: 'base' })
  return [...present, ...archived].sort((one, other) => byName.compare(one.label, other.label))
}

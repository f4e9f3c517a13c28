import { auditText } from '#components/admin/audit-sentence.ts'
import type { AuditEntry } from '#domain/audit/names.ts'

/** The columns of the audit as a table, for spreadsheets. */
export const columns = ['entry', 'time', 'sentence', 'act', 'person', 'person id', 'via', 'address', 'report', 'report id', 'details']

/** An entry as a row of that table. */
export const cellsOf = (entry: AuditEntry) => [
  entry.id,
  new Date(entry.at).toISOString(),
  auditText(entry),
  entry.action,
  entry.actor?.name ?? null,
  entry.actor?.id ?? null,
  entry.via,
  entry.address,
  entry.report?.name ?? null,
  entry.report?.id ?? null,
  JSON.stringify(entry.details),
]

/** An entry as data: the sentence that people read, and all that it is made of. */
export function shapeOf(entry: AuditEntry) {
  const { names: _, at, ...rest } = entry
  return { ...rest, at: new Date(at).toISOString(), sentence: auditText(entry) }
}

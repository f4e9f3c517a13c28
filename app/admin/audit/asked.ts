import type { AuditChosen } from '#components/admin/audit-filter.tsx'
import { actsOf } from '#components/admin/audit-kinds.ts'
import type { AuditFilter } from '#domain/audit/list.ts'
import type { Via } from '#domain/people/actor.ts'
import { type Asked, DAY, dayOf, oneOf } from '#lib/sift.ts'

export type AuditQuery = { [name in keyof AuditChosen | 'before' | 'after' | 'format']?: Asked }

const vias: readonly string[] = ['desk', 'api', 'command line', 'service'] satisfies Via[]

/** What an address asks for, as the form shows it and as the audit is narrowed. What means nothing narrows nothing. */
export function auditAsked(query: AuditQuery): { chosen: AuditChosen; filter: AuditFilter } {
  const [person, report, kind, via] = [oneOf(query.person), oneOf(query.report), oneOf(query.kind), oneOf(query.via)]
  const [from, until] = [dayOf(oneOf(query.from)), dayOf(oneOf(query.until))]
  const acts = actsOf(kind)
  const knownVia = vias.includes(via) ? (via as Via) : undefined
  return {
    chosen: {
      person,
      report,
      kind: acts ? kind : '',
      via: knownVia ?? '',
      from: from === null ? '' : oneOf(query.from),
      until: until === null ? '' : oneOf(query.until),
    },
    filter: {
      personId: person === '' ? undefined : person === 'nobody' ? null : person,
      reportId: report === '' ? undefined : report,
      actions: acts ?? undefined,
      via: knownVia,
      from: from ?? undefined,
      until: until === null ? undefined : until + DAY,
    },
  }
}

/** An entry's number in an address, or undefined. */
export function entryOf(asked: Asked): number | undefined {
  const number = oneOf(asked)
  return /^\d{1,15}$/.test(number) ? Number(number) : undefined
}

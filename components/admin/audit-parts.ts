import type { AuditEntry, Named } from '#domain/audit/names.ts'

/** A stretch of a sentence; with an address where one can go and see. */
export type Part = { text: string; href?: string }
export type Piece = string | Part | Part[]

/** Joins words and what they name to a sentence. */
export function say(words: TemplateStringsArray, ...pieces: Piece[]): Part[] {
  return words.flatMap((text, at) => [{ text }, ...partsOf(pieces[at] ?? '')]).filter((part) => part.text !== '')
}

const partsOf = (piece: Piece): Part[] => (typeof piece === 'string' ? [{ text: piece }] : Array.isArray(piece) ? piece : [piece])

/** The words alone, for a file or a search. */
export const plainly = (parts: Part[]): string => parts.map((part) => part.text).join('')

const linked = (name: string, href: string | null): Part => (href === null ? { text: name } : { text: name, href })

export const personOf = (person: Named | undefined): Part =>
  person ? linked(person.name, person.here ? `/admin/people/${person.id}` : null) : { text: 'somebody who was removed' }

export const sponsorOf = ({ names: { sponsorId } }: AuditEntry): Part =>
  sponsorId ? linked(sponsorId.name, sponsorId.here ? `/admin/sponsors/${sponsorId.id}` : null) : { text: 'a sponsor that was removed' }

export const reportOf = ({ report }: AuditEntry): Part =>
  report?.name ? { text: report.name, href: `/desk/reports/${report.id}` } : { text: 'a report that was removed' }

/** "the report on Alibaba". */
export const theReport = (entry: AuditEntry): Part[] => (entry.report?.name ? say`the report on ${reportOf(entry)}` : [reportOf(entry)])

export const tierOf = ({ names, details }: AuditEntry, detail = 'tier'): string => {
  const key = details[detail]
  return names[detail]?.name ?? (typeof key === 'string' ? `“${key}”, a tier that was removed,` : 'a tier that was removed')
}

/** A revision by its number, as a link to it. */
export function revisionOf({ report }: AuditEntry, number: unknown): Part {
  const known = typeof number === 'number' || (typeof number === 'string' && /^\d+$/.test(number))
  if (!known) return { text: 'a revision' }
  return linked(`revision ${number}`, report?.name ? `/desk/reports/${report.id}/revisions/${number}` : null)
}

/** A figure of the details, or null. */
export const figureOf = ({ details }: AuditEntry, detail: string): number | null => {
  const value = details[detail]
  return typeof value === 'number' ? value : null
}

/** A word of the details, or null. */
export const wordOf = ({ details }: AuditEntry, detail: string): string | null => {
  const value = details[detail]
  return typeof value === 'string' && value !== '' ? value : null
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** "an admin", "an editor". */
export const roleOf = (role: string | null): string => (role === 'admin' ? 'an admin' : 'an editor')

/** Whether the act is one on the actor's own account. */
export const isOwn = ({ actor, details }: AuditEntry): boolean => actor !== null && (details.person === undefined || details.person === actor.id)

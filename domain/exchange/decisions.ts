import { ok, type Result, refuse } from '../result.ts'
import type { Choice, ImportFinding } from './reading.ts'

/** What a person decided, each by the id of a finding or by a kind, which means all of it. An id counts more than its kind. */
export type Decisions = { take: readonly string[]; leave: readonly string[] }
export type UnknownFinding = { kind: 'finding-unknown'; names: string[] }

/** As proposed. */
export const undecided: Decisions = { take: [], leave: [] }

/** What becomes of each finding that leaves a choice. Refuses finding-unknown: a name that is neither an id nor a kind of one. */
export function choicesOf(findings: readonly ImportFinding[], { take, leave }: Decisions): Result<Record<string, Choice>, UnknownFinding> {
  const open = findings.filter(({ proposed }) => proposed !== null)
  const known = new Set(open.flatMap(({ id, kind }) => [id, kind]))
  const names = [...take, ...leave].filter((name) => !known.has(name))
  if (names.length > 0) return refuse({ kind: 'finding-unknown', names })
  const [taken, left] = [new Set(take), new Set(leave)]
  const said = (name: string): Choice | null => (left.has(name) ? 'leave' : taken.has(name) ? 'take' : null)
  return ok(Object.fromEntries(open.map(({ id, kind, proposed }) => [id, said(id) ?? said(kind) ?? proposed ?? 'leave'])))
}

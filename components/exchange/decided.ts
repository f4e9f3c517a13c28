import { contentOf } from '#domain/exchange/content-of.ts'
import { type Counts, countsOf } from '#domain/exchange/counts.ts'
import { choicesOf, type Decisions } from '#domain/exchange/decisions.ts'
import type { Preview } from '#domain/exchange/preview.ts'
import type { Choice, Choices, FindingKind, ImportFinding } from '#domain/exchange/reading.ts'
import type { AnyNode, Content } from '#domain/richtext/document.ts'

export type Decided = { choices: Choices; content: Content; counts: Counts }

/** What a preview becomes with what was decided: the body that is shown of it, and the counts of all of it. */
export function decidedOf({ reading, counts, findings }: Preview, decisions: Decisions): Decided {
  // What stands further down than is shown is decided by its kind alone, and counted as it is proposed.
  const known = new Set([...reading.findings.map(({ id }) => id), ...Object.keys(findings)])
  const within = (names: readonly string[]) => names.filter((name) => known.has(name) && hasOne(reading.findings, name))
  const asked = choicesOf(reading.findings, { take: within(decisions.take), leave: within(decisions.leave) })
  const choices = asked.ok ? asked.value : {}
  const content = contentOf(reading, choices, idsOf('c'))
  const proposed = countsOf(contentOf(reading, {}, idsOf('c')))
  const now = countsOf(content)
  const live = Object.fromEntries(Object.entries(counts).map(([part, all]) => [part, all - proposed[part as keyof Counts] + now[part as keyof Counts]]))
  return { choices, content, counts: live as Counts }
}

/** The decisions with one more: about a finding by its id, or about all of a kind, which then goes before what was said of each. */
export function decide({ take, leave }: Decisions, name: string, choice: Choice, ofKind: readonly string[] = []): Decisions {
  const said = new Set([name, ...ofKind])
  const others = { take: take.filter((one) => !said.has(one)), leave: leave.filter((one) => !said.has(one)) }
  return { ...others, [choice]: [...others[choice], name] }
}

/** The block of the top level in which each finding's block stands, if it is shown. */
export function placesOf({ document }: Content, findings: readonly ImportFinding[]): Map<string, ImportFinding[]> {
  const tops = new Map<string, string>()
  for (const block of document.content) for (const id of idsIn(block)) tops.set(id, block.attrs.id)
  const places = new Map<string, ImportFinding[]>()
  for (const finding of findings) {
    const top = finding.blockId === null ? undefined : tops.get(finding.blockId)
    if (top !== undefined) places.set(top, [...(places.get(top) ?? []), finding])
  }
  return places
}

const hasOne = (findings: readonly ImportFinding[], name: string | FindingKind) =>
  findings.some(({ id, kind, proposed }) => proposed && (id === name || kind === name))

function* idsIn(node: AnyNode): Generator<string> {
  if (!('attrs' in node)) return
  yield node.attrs.id
  if ('content' in node) for (const child of node.content ?? []) yield* idsIn(child)
}

function idsOf(letter: string): () => string {
  let last = 0
  return () => `${letter}${++last}`
}

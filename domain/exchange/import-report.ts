import type { Tx } from '#db/transact.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/may.ts'
import { type CreateRefusal, createReport } from '../reports/create.ts'
import { findReport } from '../reports/desk.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { SponsorFacts } from '../sponsors/sponsor.ts'
import type { Header } from './header.ts'
import { importOver, type OverRefusal } from './import-over.ts'
import type { ImportFinding } from './reading.ts'
import type { ReadyReport } from './ready-report.ts'

export type HeaderIncomplete = { kind: 'header-incomplete'; missing: (keyof Header)[] }
export type ImportRefusal = HeaderIncomplete | CreateRefusal | OverRefusal

type GivenFacts = { [Part in keyof SponsorFacts]?: string | undefined }

/**
 * `read` is what `readyReport` made of the manuscript. `facts` stand in for what its header lacks or says wrongly.
 * `over` names the report whose draft it is to replace; with an `etag`, only while that is the draft's.
 */
export type Import = { read: ReadyReport; facts?: GivenFacts; over?: { reportId: string; etag?: string | undefined } | undefined }

/** `before` is the revision that holds what was imported over, null for a new report; `number` the one that was imported. */
export type Imported = { id: string; slug: string; number: number; before: number | null; content: Content; findings: ImportFinding[] }

/**
 * Makes a report of a manuscript, its first revision included, or a new state of a draft where `over` asks for it.
 * Never overwrites unasked: a sponsor that has a report is refused as `createReport` refuses it. Refusals:
 * forbidden, header-incomplete, and those of `createReport` and `importOver`.
 */
export function importReport(tx: Tx, actor: Actor, { read, facts = {}, over }: Import, now: number): Result<Imported, ImportRefusal> {
  if (!may(actor, 'report.import')) return refuse({ kind: 'forbidden', action: 'report.import' })
  const { header, content } = read
  const kept = { content, findings: lacking(read.findings, facts) }
  if (over) {
    const done = importOver(tx, actor, { ...over, content }, now)
    return done.ok ? ok({ id: over.reportId, slug: findReport(tx, over.reportId)?.slug ?? '', ...done.value, ...kept }) : done
  }
  const sponsor = SponsorFacts.safeParse({
    name: facts.name ?? header.name,
    tier: facts.tier ?? header.tier,
    category: facts.category ?? header.category,
  })
  if (!sponsor.success) return refuse({ kind: 'header-incomplete', missing: sponsor.error.issues.map((issue) => issue.path[0] as keyof Header) })
  const created = createReport(tx, actor, { sponsor: sponsor.data, content, kind: 'imported' }, now)
  return created.ok ? ok({ id: created.value.id, slug: created.value.slug, number: 1, before: null, ...kept }) : created
}

/** The findings without what the facts now say. */
function lacking(findings: readonly ImportFinding[], facts: GivenFacts): ImportFinding[] {
  const given = (part: string) => facts[part as keyof SponsorFacts] !== undefined
  return findings.filter((finding) => finding.kind !== 'header-incomplete' || !finding.text.split(', ').every(given))
}

import type { Tx } from '#db/transact.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { type CreateRefusal, createReport } from '../reports/create.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { canonical, type DocumentRefusal, parseContent } from '../richtext/parse.ts'
import { BOUNDS } from '../richtext/schema.ts'
import { SponsorFacts } from '../sponsors/sponsor.ts'
import type { Header } from './header.ts'
import { type ImportFinding, readManuscript } from './import-text.ts'
import { checkManuscript, type NoManuscript } from './manuscript.ts'

export type ImportRefusal =
  | NoManuscript
  | { kind: 'header-incomplete'; missing: (keyof Header)[] }
  | { kind: 'invalid-document'; path: string; problem: DocumentRefusal['problem'] }
  | { kind: 'document-too-large'; bytes: number; most: number }
  | CreateRefusal

export type Imported = { id: string; slug: string; sponsor: SponsorFacts; content: Content; findings: ImportFinding[] }

/**
 * Makes a report of a manuscript, its first revision included. `facts` stand in for what its header lacks or
 * says wrongly. Refuses what `createReport` refuses (a sponsor that has a report, a tier that nobody knows); and
 * empty-manuscript, manuscript-too-large, binary-manuscript, header-incomplete, invalid-document, document-too-large.
 */
export function importReport(
  tx: Tx,
  actor: Actor,
  { manuscript, facts = {} }: { manuscript: string; facts?: { [Part in keyof SponsorFacts]?: string | undefined } },
  now: number,
): Result<Imported, ImportRefusal> {
  const text = checkManuscript(manuscript)
  if (!text.ok) return text
  const read = readManuscript(text.value, newId)
  const sponsor = SponsorFacts.safeParse({
    name: facts.name ?? read.header.name,
    tier: facts.tier ?? read.header.tier,
    category: facts.category ?? read.header.category,
  })
  if (!sponsor.success) return refuse({ kind: 'header-incomplete', missing: sponsor.error.issues.map((issue) => issue.path[0] as keyof Header) })
  const content = parseContent(read.content)
  if (!content.ok) return content
  const bytes = Buffer.byteLength(canonical(content.value))
  if (bytes > BOUNDS.bytes) return refuse({ kind: 'document-too-large', bytes, most: BOUNDS.bytes })

  const created = createReport(tx, actor, { sponsor: sponsor.data, content: content.value, kind: 'imported' }, now)
  if (!created.ok) return created
  const given = (part: string) => facts[part as keyof SponsorFacts] !== undefined
  const findings = read.findings.filter((finding) => finding.kind !== 'header-incomplete' || !finding.text.split(', ').every(given))
  return ok({ id: created.value.id, slug: created.value.slug, sponsor: sponsor.data, content: content.value, findings })
}

import { people, reports, sponsors } from '#db/schema.ts'
import type { Db, Tx } from '#db/transact.ts'
import { record } from '../audit/record.ts'
import { readDraft } from '../drafts/read.ts'
import { writeContent } from '../drafts/write.ts'
import { publish } from '../editions/publish.ts'
import { newId } from '../ids.ts'
import type { Actor } from '../people/actor.ts'
import { createReport } from '../reports/create.ts'
import type { Result } from '../result.ts'
import { cutRevision, latestRevision } from '../revisions/cut.ts'
import { restoreRevision } from '../revisions/restore.ts'
import type { Content } from '../richtext/document.ts'
import { createSponsor } from '../sponsors/create.ts'
import { dealsOf } from '../sponsors/deal.ts'
import type { DealFacts } from '../sponsors/deal-facts.ts'
import { endSponsorship, giveSponsorship } from '../sponsors/deals.ts'
import type { Directory, Library, Step } from './library.ts'
import { markAsSample } from './marks.ts'
import { afterEdits } from './story.ts'

type Writers = Record<Step['by'], Actor & { id: string }>
type Entry = Directory['sponsors'][number]

const MINUTE = 60_000

/** Whether nobody has brought anything yet. */
export function isUntouched(db: Db): boolean {
  return [people, sponsors, reports].every((table) => db.select({ id: table.id }).from(table).limit(1).get() === undefined)
}

/**
 * Writes the sample library as if people had written it: sponsors, reports with their histories and editions, at the
 * times of the story, by people who can never sign in. Throws where the library contradicts itself or what is there.
 */
export function loadSample(tx: Tx, library: Library, now: number): { sponsors: number; reports: number } {
  const writers: Writers = { A: addWriter(tx, library.people.A, library.begun), B: addWriter(tx, library.people.B, library.begun) }
  for (const [at, entry] of library.sponsors.entries()) addEntry(tx, at % 2 === 0 ? writers.A : writers.B, entry, library.begun + at * MINUTE)
  writeReports(tx, writers, library)
  const loaded = { sponsors: library.sponsors.length, reports: library.reports.length }
  record(tx, writers.A, { action: 'sample.loaded', details: loaded }, now)
  return loaded
}

/** Sponsors are an admin's to look after: the writers of the sample act as one here, and are editors ever after. */
const asAdmin = (writer: Actor): Actor => ({ ...writer, role: 'admin' })

function addWriter(tx: Tx, { name, email }: { name: string; email: string }, now: number): Writers['A'] {
  const id = newId()
  tx.insert(people).values({ id, email, name, role: 'editor', status: 'inactive', createdAt: now }).run()
  markAsSample(tx, 'person', id)
  return { id, name, role: 'editor', via: 'desk', address: null }
}

function addEntry(tx: Tx, writer: Actor, entry: Entry, now: number): void {
  const actor = asAdmin(writer)
  const { name, slug, legalEntities: entities } = entry
  const description = { entities, headquarters: entry.headquarters ?? null, ticker: entry.ticker ?? null }
  const [{ tier, category, ...dates }, ...others] = entry.sponsorships.map(({ status: _, ...facts }) => facts) as [DealFacts, ...DealFacts[]]
  const { id: sponsorId } = must(createSponsor(tx, actor, { facts: { name, tier, category }, slug, dates, description }, now), name)
  markAsSample(tx, 'sponsor', sponsorId)
  const given = [primaryDealId(tx, sponsorId), ...others.map((deal) => must(giveSponsorship(tx, actor, { sponsorId, ...deal }, now), name).id)]
  for (const [at, { status, until }] of entry.sponsorships.entries())
    if (status === 'former') must(endSponsorship(tx, actor, { sponsorshipId: given[at] ?? '', until: until ?? '' }, now), name)
}

const primaryDealId = (tx: Tx, sponsorId: string) => dealsOf(tx, sponsorId).find((deal) => deal.primary)?.id ?? ''

/** The steps of all stories in the order of their times, which is the order in which the audit tells them. The first of each begins its report. */
function writeReports(tx: Tx, writers: Writers, { sponsors: entries, reports: stories }: Library): void {
  const begun = new Map<string, string>()
  const acts = stories.flatMap(({ sponsor, steps, text }) => steps.map((step) => ({ sponsor, step, text })))
  for (const { sponsor, step, text } of acts.toSorted((one, other) => one.step.at - other.step.at)) {
    const entry = entries.find(({ slug }) => slug === sponsor)
    if (!entry) throw new Error(`The sample library has a report on ${sponsor}, and no such sponsor`)
    const writer = writers[step.by]
    const reportId = begun.get(sponsor)
    if (reportId === undefined) begun.set(sponsor, beginReport(tx, writer, entry, { step, text }))
    else takeStep(tx, writer, { reportId, step, text }, entry.name)
  }
}

function beginReport(tx: Tx, writer: Actor, { name, sponsorships: [deal] }: Entry, { step, text }: { step: Step; text: Content }): string {
  const facts = { name, tier: deal.tier, category: deal.category }
  const { id } = must(createReport(tx, writer, { sponsor: facts, content: afterEdits(step.edits, text) }, step.at), name)
  markAsSample(tx, 'report', id)
  return id
}

function takeStep(tx: Tx, writer: Actor, { reportId, step, text }: { reportId: string; step: Step; text: Content }, name: string): void {
  const { at, restore, edits, cut, publish: publishing } = step
  if (edits.length > 0) {
    const draft = must(readDraft(tx, reportId), name).content
    writeContent(tx, writer, { reportId, content: afterEdits(edits, text, draft) }, at)
  }
  if (restore !== undefined) must(restoreRevision(tx, writer, { reportId, number: restore }, at), name)
  if (cut) must(cutRevision(tx, byItself.has(cut.kind) ? { ...writer, via: 'service' } : writer, { reportId, ...cut }, at), name)
  const revision = latestRevision(tx, reportId)?.number ?? 0
  if (publishing) must(publish(tx, writer, { reportId, revision, ...publishing }, at), name)
}

/** The cuts for which nobody asks. They go by the writer's name all the same: entries of the audit that are nobody's would stay for ever. */
const byItself: ReadonlySet<string> = new Set(['idle', 'interval', 'left'])

function must<Value>(outcome: Result<Value, { kind: string }>, name: string): Value {
  if (!outcome.ok) throw new Error(`The sample library could not be written: ${name}, ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

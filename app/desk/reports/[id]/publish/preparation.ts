import { type Since, sinceBefore } from '#domain/editions/public-since.ts'
import { latestEdition, nextEdition, surroundings } from '#domain/editions/publish.ts'
import { type DeskReport, findReport } from '#domain/reports/desk.ts'
import { type Finding, findings } from '#domain/reports/findings.ts'
import { type Result, refuse } from '#domain/result.ts'
import { type CutRefusal, cutRevision } from '#domain/revisions/cut.ts'
import { listRevisions, type RevisionRefusal, type RevisionRow, readRevision } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import { type Standing, standingOf } from '#domain/sponsors/standing.ts'
import { type FormRefusal, orNotWritten } from '#lib/form.ts'
import { reads, transact } from '#lib/process.ts'
import type { PersonActor } from '#lib/session.ts'

type EditionNumber = { major: number; minor: number }

export type Preparation = {
  report: DeskReport
  standing: Standing
  row: RevisionRow
  content: Content
  findings: Finding[]
  /** The numbers that this revision could get. */
  next: { major: EditionNumber; minor: EditionNumber }
  first: boolean
  /** What readers will find marked in the margin. */
  since: Since | null
  /** Whether readers see these very words already. */
  alreadyLive: boolean
}

/** Cuts a revision, if the draft changed, and gives all that there is to say about publishing it. Whatever is typed from now on stays in the draft. */
export async function prepare(
  actor: PersonActor,
  report: DeskReport,
): Promise<Result<Preparation, CutRefusal | RevisionRefusal | FormRefusal | { kind: 'archived' }>> {
  if (report.archivedAt !== null) return refuse({ kind: 'archived' })
  const cut = await orNotWritten(() => transact()((tx) => cutRevision(tx, actor, { reportId: report.id, kind: 'published' }, Date.now())))
  if (!cut.ok) return cut

  const db = reads()
  const revision = readRevision(db, report.id, cut.value.number)
  if (!revision.ok) return revision
  const { row, content } = revision.value
  const now = findReport(db, report.id) ?? report
  const latest = latestEdition(db, report.id)
  const next = { major: nextEdition(latest, 'major'), minor: nextEdition(latest, 'minor') }
  const live = now.live && listRevisions(db, report.id, { before: now.live.revision + 1, limit: 1 })[0]
  return {
    ok: true,
    value: {
      report: now,
      standing: standingOf(db, now.sponsorId),
      row,
      content,
      findings: findings(content, surroundings(db)),
      next,
      first: latest === null,
      since: sinceBefore(db, report.id, next.major, { hash: row.hash, document: content.document }),
      alreadyLive: live?.hash === row.hash,
    },
  }
}

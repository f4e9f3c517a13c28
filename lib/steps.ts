import type { Db } from '#db/transact.ts'
import { linesOfRevision, readContent } from '#domain/revisions/read.ts'
import { changesIn, type Step, type StepHead } from '#domain/revisions/step.ts'
import { compareToShow } from './comparisons.ts'

/** Reads a step: the revision, and what it changed in the one before it. What is too large to be compared at once is shown without marks. */
export async function readStep(db: Db, reportId: string, { row, edition, before }: StepHead): Promise<Step> {
  const shown = { row, edition, content: null, trouble: null, lines: [], changes: null, unknown: null }
  const compared = before && (await compareToShow(db, reportId, { older: before.number, newer: row.number }, 1))
  if (compared?.ok && !compared.value.excerpt) return { ...shown, content: compared.value.newer, changes: changesIn(compared.value.comparison) }

  const here = readContent(db, reportId, row.number)
  if (!here.ok) {
    const lines = here.refusal.kind === 'unknown-schema' ? linesOfRevision(db, reportId, row.number) : null
    return { ...shown, trouble: here.refusal, lines: lines ?? [] }
  }
  const unknown = !compared ? 'first' : compared.ok ? 'large' : compared.refusal.kind === 'no-sides' ? 'before-unreadable' : 'not-compared'
  return { ...shown, content: here.value.content, unknown }
}

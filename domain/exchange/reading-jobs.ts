import { compareContents } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import { ok, type Result } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import type { Decisions } from './decisions.ts'
import { inPlaceOf } from './in-place.ts'
import type { NoManuscript } from './manuscript.ts'
import { type Preview, previewOf } from './preview.ts'
import { type Manuscript, type NoPart, partsOf, type ReadyRefusal, type ReadyReport, readyReport } from './ready-report.ts'

/** Which report of a manuscript is meant, and what was decided about it. */
export type Chosen = { part?: number } & Partial<Decisions>

/** What is asked of whoever reads manuscripts: plain data, so that it can be asked of another thread. */
export type ReadingJob =
  | { ask: 'preview'; manuscript: Manuscript; part: number }
  | { ask: 'ready'; manuscript: Manuscript; chosen: Chosen }
  | { ask: 'compare'; manuscript: Manuscript; chosen: Chosen; present: Content }

export type ReadingAnswers = {
  preview: Result<Preview, NoManuscript | NoPart>
  ready: Result<ReadyReport, ReadyRefusal>
  /** The present draft against what would come. */
  compare: Result<{ comparison: Comparison; newer: Content }, ReadyRefusal>
}

/** Does what is asked, with `read` to read the manuscript. It may take a while. */
export function answerJob(job: ReadingJob, read: typeof partsOf = partsOf): ReadingAnswers[ReadingJob['ask']] {
  switch (job.ask) {
    case 'preview':
      return previewOf(job.manuscript, job.part, read)
    case 'ready':
      return readyReport(job.manuscript, job.chosen, read)
    case 'compare': {
      const ready = readyReport(job.manuscript, job.chosen, read)
      if (!ready.ok) return ready
      const newer = { ...ready.value.content, document: inPlaceOf(ready.value.content.document, job.present.document) }
      return ok({ comparison: compareContents(job.present, newer), newer })
    }
  }
}

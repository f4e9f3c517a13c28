import type { Chosen, ReadingAnswers, ReadingJob } from '#domain/exchange/reading-jobs.ts'
import type { Manuscript } from '#domain/exchange/ready-report.ts'
import { type Result, refuse } from '#domain/result.ts'
import type { Content } from '#domain/richtext/document.ts'
import { shelf } from './registry.ts'

/** A manuscript that was not read to its end: it took too long or too much memory, many wait already, or the rules failed. */
export type NotRead = { kind: 'manuscript-not-read'; why: 'time' | 'memory' | 'many' | 'fault' }

type Ask = ReadingJob['ask']
type Answered<Asked extends Ask> = ReadingAnswers[Asked] | { ok: false; refusal: NotRead }

/** Whoever reads manuscripts for this process. Answers a refusal where it could not read to the end. */
export type ManuscriptReader = { answer(job: ReadingJob): Promise<Result<unknown, { kind: string }>> }

/** The server says once that a thread of its own reads manuscripts. */
export function offerReader(reader: ManuscriptReader): void {
  shelf.set('manuscript-reader', reader)
}

/** Shows what a manuscript would become, and keeps nothing. Refusals: those of `previewOf`, and manuscript-not-read. */
export const previewManuscript = (manuscript: Manuscript, part = 0): Promise<Answered<'preview'>> => answered({ ask: 'preview', manuscript, part })

/** Makes a manuscript ready for `importReport`, before the transaction. Refusals: those of `readyReport`, and manuscript-not-read. */
export const readyManuscript = (manuscript: Manuscript, chosen: Chosen = {}): Promise<Answered<'ready'>> => answered({ ask: 'ready', manuscript, chosen })

/** Compares a draft with what a manuscript would make of it. Refusals: those of `readyReport`, and manuscript-not-read. */
export const compareManuscript = (manuscript: Manuscript, chosen: Chosen, present: Content): Promise<Answered<'compare'>> =>
  answered({ ask: 'compare', manuscript, chosen, present })

/** Where there is no server, in a command or a test, this thread reads. */
async function answered<Asked extends Ask>(job: Extract<ReadingJob, { ask: Asked }>): Promise<Answered<Asked>> {
  const reader = shelf.get('manuscript-reader') as ManuscriptReader | undefined
  if (reader) return (await reader.answer(job)) as Answered<Asked>
  // Loaded only here: where a thread reads, the rules and all that they lean on would lie in this one for nothing.
  const { answerJob } = await import('#domain/exchange/reading-jobs.ts')
  return answerJob(job) as Answered<Asked>
}

export const notRead = (why: NotRead['why']) => refuse({ kind: 'manuscript-not-read', why })

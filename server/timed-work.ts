import { count, gt } from 'drizzle-orm'
import { draftUpdates } from '#db/schema.ts'
import type { Db, Transact } from '#db/transact.ts'
import { compactDraft } from '#domain/drafts/write.ts'
import { service } from '#domain/people/actor.ts'
import { forgetEnded } from '#domain/people/forget.ts'
import { cutRevision, dueCuts } from '#domain/revisions/cut.ts'
import { log } from '#lib/log.ts'
import { authorshipKeeper } from './authorship-keeper.ts'
import { searchTexts } from './search-texts.ts'
import { wordIndex } from './word-index.ts'

const EVERY = 30_000
/** Time for a page that is only loaded anew to come back. */
const AFTER_LEAVING = 3_000
const MANY_UPDATES = 200
const FOLDED_ON_LEAVING = 100
const TIDY_EVERY = 24 * 3_600_000

type Options = { reads: Db; transact: Transact; isOpen(reportId: string): boolean; now?: () => number }

/** What happens without anyone asking: revisions of finished spells of writing, drafts folded together, and once a day what ended long ago forgotten. */
export function timedWork({ reads, transact, isOpen, now = Date.now }: Options) {
  const leaving = new Map<string, NodeJS.Timeout>()
  const words = wordIndex({ reads, transact })
  const authorship = authorshipKeeper({ reads, transact })
  const texts = searchTexts({ reads, transact })
  let running: Promise<void> | null = null
  let tidied = Number.NEGATIVE_INFINITY

  async function cut(reportId: string, kind: 'idle' | 'interval' | 'left'): Promise<void> {
    const outcome = await transact((tx) => cutRevision(tx, service, { reportId, kind }, now()))
    if (!outcome.ok) log.warn('a revision could not be cut', { report: reportId, kind, refusal: outcome.refusal.kind })
  }

  const fold = (reportId: string, atLeast: number) => transact((tx) => compactDraft(tx, reportId, atLeast))

  /** One failure must not keep the others from being done. */
  async function attempt(what: string, reportId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error(what, error, { report: reportId })
    }
  }

  async function round(): Promise<void> {
    for (const { reportId, kind } of dueCuts(reads, now())) await attempt('a revision could not be cut', reportId, () => cut(reportId, kind))
    const large = reads.select({ reportId: draftUpdates.reportId }).from(draftUpdates).groupBy(draftUpdates.reportId).having(gt(count(), MANY_UPDATES)).all()
    for (const { reportId } of large) await attempt('a draft could not be folded', reportId, () => fold(reportId, MANY_UPDATES))
    if (now() >= tidied + TIDY_EVERY) await tidy()
  }

  async function tidy(): Promise<void> {
    const { sessions, links } = await transact((tx) => forgetEnded(tx, now()))
    tidied = now()
    if (sessions + links > 0) log.info('what ended long ago was forgotten', { sessions, links })
  }

  function tick(): void {
    words.tick()
    authorship.tick()
    texts.tick()
    running ??= round()
      .catch((error: unknown) => log.error('timed work failed', error))
      .finally(() => {
        running = null
      })
  }

  async function settle(reportId: string): Promise<void> {
    leaving.delete(reportId)
    if (isOpen(reportId)) return
    await attempt('a revision could not be cut', reportId, () => cut(reportId, 'left'))
    await attempt('a draft could not be folded', reportId, () => fold(reportId, FOLDED_ON_LEAVING))
  }

  const timer = setInterval(tick, EVERY)

  return {
    tick,
    /** The last one has left a draft: what was written becomes a revision, unless someone comes back at once. */
    left(reportId: string): void {
      clearTimeout(leaving.get(reportId))
      leaving.set(
        reportId,
        setTimeout(() => void settle(reportId), AFTER_LEAVING),
      )
    },
    /** A spell that is still pending is cut after the next start. */
    async stop(): Promise<void> {
      clearInterval(timer)
      for (const each of leaving.values()) clearTimeout(each)
      await Promise.all([running, words.stop(), authorship.stop(), texts.stop()])
    },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Db, Transact } from '#db/transact.ts'
import { authoredDraft } from '#domain/authorship/draft.ts'
import { linesOf } from '#domain/authorship/lines.ts'
import { type Passages, passagesOf } from '#domain/authorship/passages.ts'
import { keepWhole } from '#domain/authorship/rows.ts'
import type { Authorship } from '#domain/authorship/runs.ts'
import { type Authored, type Step, stepsTo, walkTo } from '#domain/authorship/walk.ts'
import type { Unreadable } from '#domain/drafts/content.ts'
import type { NotFound } from '#domain/drafts/read.ts'
import { othersFirst } from '#domain/others-first.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { latestRevision } from '#domain/revisions/cut.ts'
import { type RevisionRefusal, readContent } from '#domain/revisions/read.ts'
import type { Content } from '#domain/richtext/document.ts'
import { log } from './log.ts'
import { reads, transact } from './process.ts'
import { once } from './registry.ts'

/** Further than this nobody waits: it is gone in the background, and whoever asks is told how far it is. */
const PATIENCE = 150
/** What goes on in the background leaves others most of the time. Milliseconds. */
const PAUSE = 10
const REMEMBERED = 4

type World = { reads: Db; transact: Transact }
export type Pending = { kind: 'authorship-pending'; done: number; of: number }
export type AuthorshipRefusal = NotFound | RevisionRefusal | Unreadable | Pending
/** A content with who wrote each of its words. `revision` is null for the draft, which has an etag. */
export type Told = { revision: number | null; etag: string; content: Content; passages: Passages }

type Work = { done: number; of: number; stopped: boolean; ended: Promise<boolean> }
const work = once('authorship-work', () => new Map<string, Work>())
/** By report, revision and hash. No word is among it. */
const remembered = once('authorship-remembered', () => new Map<string, Authorship>())

/**
 * Who wrote what of a revision, or of the draft as it is on disk. Refusals: not-found, revision-not-found, damaged,
 * draft-unreadable; authorship-pending while a long history is looked through for the first time.
 */
export async function authorshipOf(reportId: string, which: number | 'draft'): Promise<Result<Told, AuthorshipRefusal>> {
  const world = { reads: reads(), transact: transact() }
  if (which === 'draft') return toldDraft(world, reportId)
  const authored = await authoredRevision(world, reportId, which)
  if (!authored.ok) return authored
  const { number, hash, content, authorship } = authored.value
  return ok({ revision: number, etag: hash, content, passages: passagesOf(world.reads, reportId, linesOf(content), authorship) })
}

async function toldDraft(world: World, reportId: string): Promise<Result<Told, AuthorshipRefusal>> {
  const newest = latestRevision(world.reads, reportId)?.number ?? 0
  let latest: Authored | null = null
  let number = newest
  for (; number > 0 && !latest; number--) {
    const authored = await authoredRevision(world, reportId, number)
    if (authored.ok) latest = authored.value
    else if (authored.refusal.kind === 'authorship-pending') return authored
  }
  const draft = authoredDraft(world.reads, reportId, latest, latest && latest.number < newest ? newest : null)
  if (!draft.ok) return draft
  const { etag, content, authorship } = draft.value
  return ok({ revision: null, etag, content, passages: passagesOf(world.reads, reportId, linesOf(content), authorship) })
}

async function authoredRevision(world: World, reportId: string, number: number): Promise<Result<Authored, RevisionRefusal | Pending>> {
  const { reads: db } = world
  const revision = readContent(db, reportId, number)
  if (!revision.ok) return revision
  const { hash, content } = revision.value
  const key = `${reportId} ${number} ${hash}`
  const known = remembered().get(key)
  if (known) return ok({ number, hash, content, authorship: known })
  if (stepsTo(db, reportId, number) > PATIENCE) {
    const { done, of } = deriveAuthorship(world, reportId, number)
    return refuse({ kind: 'authorship-pending', done, of })
  }
  const authored = await walk(world, reportId, number, async () => {
    await othersFirst()
    return true
  })
  if (authored?.ok) remember(key, authored.value.authorship)
  return authored ?? refuse({ kind: 'revision-not-found', number })
}

/** Derives what is not known yet of a history, unless that is going on already, and says how far it is. `ended` says whether it came to its end. */
export function deriveAuthorship(world: World, reportId: string, number: number): Work {
  const going = work().get(reportId)
  if (going) return going
  const begun: Work = { done: 0, of: stepsTo(world.reads, reportId, number), stopped: false, ended: Promise.resolve(false) }
  const pause = async () => {
    begun.done++
    await sleep(PAUSE)
    return !begun.stopped
  }
  begun.ended = walk(world, reportId, number, pause)
    .then((outcome) => outcome?.ok === true)
    .catch((error: unknown) => {
      log.error('who wrote what could not be derived', error, { report: reportId })
      return false
    })
    .finally(() => work().delete(reportId))
  work().set(reportId, begun)
  return begun
}

/** Lets go of what is being derived, where it stands: what was kept is kept, and the rest is derived after the next start. */
export async function stopDeriving(): Promise<void> {
  const all = [...work().values()]
  for (const each of all) each.stopped = true
  await Promise.all(all.map(({ ended }) => ended))
}

/** Takes the steps, keeps what others will want to start from, and goes on as long as `pause` says so. Null where it did not. */
async function walk(world: World, reportId: string, number: number, pause: () => Promise<boolean>): Promise<Result<Authored, RevisionRefusal> | null> {
  const steps = walkTo(world.reads, reportId, number)
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value
    if (next.value.keep || next.value.authored.number === number) await keep(world, reportId, next.value, number)
    if (!(await pause())) return null
  }
}

/** What cannot be kept can be derived again. */
async function keep({ reads: db, transact: write }: World, reportId: string, { authored, keep: worth }: Step, number: number): Promise<void> {
  const newest = authored.number === number && latestRevision(db, reportId)?.number === number
  if (!worth && !newest) return
  try {
    await write((tx) => keepWhole(tx, reportId, authored))
  } catch (error) {
    log.warn('who wrote what could not be kept', { report: reportId, revision: authored.number }, error)
  }
}

/** Whoever looks at an old revision filters and looks again. */
function remember(key: string, authorship: Authorship): void {
  const all = remembered()
  all.set(key, authorship)
  for (const oldest of all.keys()) if (all.size > REMEMBERED) all.delete(oldest)
}

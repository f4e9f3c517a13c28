import { eq } from 'drizzle-orm'
import { draftWriters } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'
import { compareContents } from '../compare/compare.ts'
import type { Unreadable } from '../drafts/content.ts'
import { type NotFound, openDraft } from '../drafts/read.ts'
import { typistsOf, writersOf } from '../drafts/typists.ts'
import { ok, type Result } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { broughtBy, unknown } from './bring.ts'
import { linesOf } from './lines.ts'
import { type Authorship, carried, filled } from './runs.ts'
import { splitOf } from './split.ts'
import { traceWords } from './trace.ts'
import type { Authored } from './walk.ts'

/**
 * Who wrote what of the draft as it is on disk: `latest`, the newest revision, carried on, and what was typed since,
 * by who typed it. Where the newest is damaged, `latest` is the one before it, and what came since is lost with it.
 * Refusals: not-found, draft-unreadable.
 */
export function authoredDraft(
  db: Db,
  reportId: string,
  latest: Authored | null,
  damaged: number | null,
): Result<{ etag: string; content: Content; authorship: Authorship }, NotFound | Unreadable> {
  const opened = openDraft(db, reportId)
  if (!opened.ok) return opened
  const { draft, history } = opened.value
  const { content, etag } = draft
  const lines = linesOf(content)
  if (latest?.hash === etag) return ok({ etag, content, authorship: latest.authorship })
  const runs = latest ? carried(traceWords(latest.content, content, compareContents(latest.content, content)), latest.authorship) : unknown(lines)
  if (damaged !== null) return ok({ etag, content, authorship: filled(runs, () => ({ revision: damaged, person: null, lost: true })) })
  const writers = db.select({ personId: draftWriters.personId }).from(draftWriters).where(eq(draftWriters.reportId, reportId)).all()
  const only = writers.length === 1 ? (writers[0]?.personId ?? null) : null
  if (only !== null) return ok({ etag, content, authorship: filled(runs, () => ({ revision: null, person: only })) })
  const split = splitOf(lines, runs, typistsOf(history.shared(), writersOf(db, reportId)))
  return ok({ etag, content, authorship: broughtBy(lines, runs, null, split) })
}

import { changeKeys } from '../compare/change-keys.ts'
import { compareContents } from '../compare/compare.ts'
import type { Comparison } from '../compare/comparison.ts'
import { excerptOf } from '../compare/excerpt.ts'
import type { Unreadable } from '../drafts/content.ts'
import { draftOf } from '../drafts/updates.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Content } from '../richtext/document.ts'
import { type UnknownSchema, upgraded } from '../richtext/upgrade.ts'
import type { Stored } from '../richtext/upgrades.ts'

/** A side of a comparison before it is read: what is stored of a revision, or the updates that a draft is made of. */
export type Kept = { bytes: Uint8Array; version: number } | { updates: readonly Uint8Array[] }

/** What is asked of whoever compares: plain data, so that it can be asked of another thread. An excerpt begins with a change, by its number. */
export type ComparingJob = { older: Kept; newer: Kept } & ({ ask: 'whole' } | { ask: 'excerpt'; from: number })

/** Sides that cannot be read, and why. */
export type Unread = { kind: 'sides-unread'; older: Unreadable | UnknownSchema | null; newer: Unreadable | UnknownSchema | null }

export type Opened = { content: Content; etag: string | null }

/** Answers come as JSON, a whole one as its bytes: they go to another thread at little cost, and who only hands them on need not read them. `etags` are those of drafts. */
export type ComparingAnswers = {
  whole: Result<{ json: Uint8Array; etags: { older: string | null; newer: string | null } }, Unread>
  excerpt: Result<{ json: string }, Unread>
}

/** Does what is asked. It may take a second. */
export function answerComparing(job: ComparingJob): ComparingAnswers[ComparingJob['ask']] {
  const sides = opened(job)
  if (!sides.ok) return sides
  const { older, newer } = sides.value
  const comparison = compareContents(older.content, newer.content)
  if (job.ask === 'excerpt') return ok({ json: JSON.stringify(excerptOf(comparison, newer.content, job.from)) })
  return ok({ json: comparisonAsJson(older.content, newer.content, comparison), etags: { older: older.etag, newer: newer.etag } })
}

/** A comparison as programs get it, the bytes of its JSON: with the keys by which its changes are taken back, each beside the place of its entry, null for the standfirst. */
export function comparisonAsJson(older: Content, newer: Content, comparison: Comparison): Uint8Array {
  const keys = [...changeKeys(older, newer, comparison)].map(([entry, key]) => ({ entry: entry === 'standfirst' ? null : entry, key }))
  return new TextEncoder().encode(JSON.stringify({ ...comparison, keys }))
}

/** What both sides say, proved. */
function opened(kept: { older: Kept; newer: Kept }): Result<{ older: Opened; newer: Opened }, Unread> {
  return bothOpened(openedSide(kept.older), openedSide(kept.newer))
}

type OpenedSide = Result<Opened, Unreadable | UnknownSchema>

export function bothOpened(older: OpenedSide, newer: OpenedSide): Result<{ older: Opened; newer: Opened }, Unread> {
  if (older.ok && newer.ok) return ok({ older: older.value, newer: newer.value })
  return refuse({ kind: 'sides-unread', older: older.ok ? null : older.refusal, newer: newer.ok ? null : newer.refusal })
}

const TYPE = Buffer.from('"type":')
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength)

/** How much reading a side costs: letters, and what each node costs besides. The updates of a draft cost more. Beyond `most` the nodes are not counted. */
export function weightOf(kept: Kept, most: number): number {
  if ('updates' in kept) return 2 * kept.updates.reduce((sum, update) => sum + update.length, 0)
  const bytes = asBuffer(kept.bytes)
  let weight = bytes.length
  for (let at = 0; at >= 0 && weight <= most; at = bytes.indexOf(TYPE, at + 1)) weight += at > 0 ? 100 : 0
  return weight
}

/** What a side says, proved. */
export function openedSide(kept: Kept): OpenedSide {
  if ('updates' in kept) return draftOf(kept.updates)
  const content = upgraded(JSON.parse(asBuffer(kept.bytes).toString('utf8')) as Stored, kept.version)
  return content.ok ? ok({ content: content.value, etag: null }) : content
}

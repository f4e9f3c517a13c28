'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { purgeSentence } from '#components/admin/purge-sentence.ts'
import { may } from '#domain/people/may.ts'
import { actorOfSession } from '#domain/people/sessions.ts'
import type { WordsStand } from '#domain/purges/places.ts'
import type { PurgeRefusal } from '#domain/purges/purge.ts'
import { refuse } from '#domain/result.ts'
import { environment } from '#lib/environment.ts'
import { type FormRefusal, isOwnOrigin, orNotWritten, readForm, type Typed } from '#lib/form.ts'
import { reads, transact } from '#lib/process.ts'
import { lookForWords, type PurgeDone, purge } from '#lib/purging.ts'
import { currentActor } from '#lib/session.ts'

type Preview = { stand: WordsStand; standstill: number }

/** What the page shows: all that was typed, where the words stand once somebody looked, and what a purge did. */
export type PurgeState = {
  typed: Typed
  issues: Record<string, string>
  refusal: PurgeRefusal | FormRefusal | null
  preview: Preview | null
  done: PurgeDone | null
}

const input = z.object({
  words: z.string(),
  exactCase: z.string().optional(),
  whole: z.string().optional(),
  reason: z.string().default(''),
  seen: z.string().default(''),
  step: z.enum(['look', 'purge']).default('look'),
})

/** Which field a refusal is about. */
const fields: Partial<Record<PurgeRefusal['kind'], 'words' | 'reason'>> = {
  'words-missing': 'words',
  'words-too-short': 'words',
  'words-too-long': 'words',
  'words-too-common': 'words',
  'purge-reason-missing': 'reason',
  'reason-too-long': 'reason',
  'reason-holds-words': 'reason',
}

/**
 * Looks where words stand, or removes them where somebody saw them stand. A form that is sent with POST alone, so that
 * the words come into no address, no history of a browser and no log.
 */
export async function purgeWords(before: PurgeState, form: FormData): Promise<PurgeState> {
  const read = readForm(input, form)
  const stays = (refusal: PurgeState['refusal'], preview = before.preview): PurgeState => {
    const field = refusal && (fields as Record<string, 'words' | 'reason' | undefined>)[refusal.kind]
    const issues = field ? { [field]: purgeSentence(refusal as Parameters<typeof purgeSentence>[0]) } : {}
    return { typed: read.typed, issues, refusal: field ? null : refusal, preview, done: null }
  }
  if (!(await isOwnOrigin())) return stays({ kind: 'foreign-origin' })
  const actor = await currentActor()
  if (!actor) return stays({ kind: 'signed-out' })
  if (!may(actor, 'words.purge')) return stays({ kind: 'forbidden', action: 'words.purge' }, null)
  if (!read.ok) return stays(null)
  const { words, reason, seen, step } = read.input
  const wording = { words, exactCase: read.input.exactCase !== undefined, whole: read.input.whole !== undefined }

  if (step === 'look') return look(wording, (refusal, preview) => stays(refusal, preview))
  const place = { reads: reads(), transact: transact(), dataDir: environment().dataDir }
  const present = (tx: Parameters<typeof actorOfSession>[0]) => actorOfSession(tx, actor.sessionId, Date.now(), actor.address)
  const outcome = await orNotWritten(() => purge(place, present, { ...wording, reason, seen }, Date.now))
  if (!outcome.ok) return outcome.refusal.kind === 'places-changed' ? look(wording, (_, preview) => stays(outcome.refusal, preview)) : stays(outcome.refusal)
  revalidatePath('/admin/purge')
  return { typed: {}, issues: {}, refusal: null, preview: null, done: outcome.value }
}

async function look(
  wording: Parameters<typeof lookForWords>[1],
  shown: (refusal: PurgeState['refusal'], preview: Preview | null) => PurgeState,
): Promise<PurgeState> {
  const looked = await orNotWritten(() => lookForWords(reads(), wording))
  if (!looked.ok) return shown(looked.refusal, null)
  const { found, standstill } = looked.value
  const nothing = found.stand.rows + found.stand.answers === 0 && found.stand.elsewhere.length === 0 && found.stand.unread.length === 0
  return shown(nothing ? refuse({ kind: 'nothing-found' }).refusal : null, nothing ? null : { stand: found.stand, standstill })
}

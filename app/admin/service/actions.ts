'use server'

import { revalidatePath } from 'next/cache'
import { may } from '#domain/people/may.ts'
import { backupWork } from '#lib/backup-work.ts'
import { isOwnOrigin, orNotWritten } from '#lib/form.ts'
import { currentActor } from '#lib/session.ts'

/** What came of "Back up now": a sentence, or nothing yet. */
export type BackedUp = null | { ok: true; bytes: number } | { ok: false; sentence: string }

const refused = (sentence: string): BackedUp => ({ ok: false, sentence })

/** Makes a backup at once. The command of the same name does the work and proves what it wrote. */
export async function backUpNow(): Promise<BackedUp> {
  if (!(await isOwnOrigin())) return refused('The request did not come from this page. Load it again and press the button there.')
  const actor = await currentActor()
  if (!actor) return refused('You are signed out. Sign in, and come back to this page.')
  if (!may(actor, 'service.read')) return refused('Only admins make backups here.')
  const work = backupWork()
  if (!work) return refused('This process makes no backups. Run host-city backup.')
  const outcome = await orNotWritten(() => work.make(actor))
  revalidatePath('/admin/service')
  return outcome.ok || 'sentence' in outcome ? outcome : refused('The backup was made, and could not be noted in the audit.')
}

import type { Comparison } from '#domain/compare/comparison.ts'
import type { ImportRefusal } from '#domain/exchange/import-report.ts'
import type { KnownSponsor } from '#domain/exchange/known-sponsor.ts'
import type { Preview } from '#domain/exchange/preview.ts'
import type { NoPart, ReadyRefusal } from '#domain/exchange/ready-report.ts'
import type { Result } from '#domain/result.ts'
import type { Content } from '#domain/richtext/document.ts'
import type { AtHand } from './at-hand.ts'

/** What may stop a request before the domain is asked, or the answer on its way. */
type AskRefusal =
  | { kind: 'signed-out' }
  | { kind: 'foreign-origin' }
  | { kind: 'not-written'; why: 'disk-full' | 'busy' | 'fault' }
  | { kind: 'manuscript-not-read'; why: 'time' | 'memory' | 'many' | 'fault' }
  | { kind: 'body-too-large'; most: number }
  | { kind: 'body-unreadable' }
  | { kind: 'no-answer' }

/** Every refusal that the import can meet on its page. */
export type ShownImportRefusal = AskRefusal | ReadyRefusal | NoPart | ImportRefusal

export type Facts = { name: string; tier: string; category: string }

/** The draft that is to be replaced, as it was when that was asked. */
export type Over = { reportId: string; etag: string | undefined }

/** A preview, the tier that its header names (null: none that there is), and what there is of its sponsor. */
export type Shown = { preview: Preview; tier: string | null; sponsor: KnownSponsor | null }

export type Answer<Value> = Result<Value, ShownImportRefusal>

/** What is asked about which manuscript, and which of its reports. */
const about = ({ part, take, leave }: AtHand) => ({ part, take, leave })

export const askPreview = (manuscript: AtHand): Promise<Answer<Shown>> => asked('preview', formOf(manuscript, { part: manuscript.part }))

export const askComparison = (manuscript: AtHand, reportId: string): Promise<Answer<{ comparison: Comparison; newer: Content }>> =>
  asked('compare', formOf(manuscript, { ...about(manuscript), reportId }))

export const askImport = (manuscript: AtHand, facts: Facts, over: Over | null): Promise<Answer<{ id: string; number: number; before: number | null }>> =>
  asked('report', formOf(manuscript, { ...about(manuscript), facts, over }))

/** What there is of a sponsor by its name. */
export function askSponsor(name: string): Promise<Answer<KnownSponsor | null>> {
  const form = new FormData()
  form.set('name', name)
  return asked('sponsor', form)
}

function formOf({ bytes }: AtHand, ask: object): FormData {
  const form = new FormData()
  form.set('manuscript', new Blob([bytes]))
  form.set('ask', JSON.stringify(ask))
  return form
}

async function asked<Value>(what: string, body: FormData): Promise<Answer<Value>> {
  try {
    const response = await fetch(`/desk/import/${what}`, { method: 'POST', body })
    return (await response.json()) as Answer<Value>
  } catch {
    return { ok: false, refusal: { kind: 'no-answer' } }
  }
}

import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '#domain/result.ts'

/** The tags that `If-Match` names. A proxy that compresses may have made one weak: it still names one content. */
export const tagsOf = (headers: Headers): string[] => (headers.get('if-match') ?? '').match(/\b[0-9a-f]{64}\b/g) ?? []

/** The ETag of what an answer says. */
export const etagOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Holds `If-Match` to what is there now. Refusals: changed-meanwhile. */
export function matching(headers: Headers, present: unknown): Result<null, { kind: 'changed-meanwhile'; etag: string }> {
  const etag = etagOf(present)
  return tagsOf(headers).includes(etag) ? ok(null) : refuse({ kind: 'changed-meanwhile', etag })
}

/** Whether a request names what its change is based on. `*` names nothing. Refusals: precondition-required. */
export function namesTag(headers: Headers): Result<null, { kind: 'precondition-required' }> {
  return ['', '*'].includes(headers.get('if-match')?.trim() ?? '') ? refuse({ kind: 'precondition-required' }) : ok(null)
}

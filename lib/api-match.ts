import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '#domain/result.ts'

/** The tags that `If-Match` names. A proxy that compresses may have made one weak: it still names one content. */
export const tagsOf = (headers: Headers): string[] => (headers.get('if-match') ?? '').match(/\b[0-9a-f]{64}\b/g) ?? []

/** The ETag of what an answer says. */
export const etagOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Holds `If-Match`, where it is sent, to what is there now. Refusals: changed-meanwhile. */
export function matching(headers: Headers, present: unknown): Result<null, { kind: 'changed-meanwhile'; etag: string }> {
  const etag = etagOf(present)
  const asked = headers.get('if-match')?.trim() ?? '*'
  return asked === '*' || tagsOf(headers).includes(etag) ? ok(null) : refuse({ kind: 'changed-meanwhile', etag })
}

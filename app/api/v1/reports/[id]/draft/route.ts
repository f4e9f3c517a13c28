import { z } from 'zod'
import { adoptIds } from '#domain/drafts/adopt-ids.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { newId } from '#domain/ids.ts'
import { ok, refuse } from '#domain/result.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { acting, reading, route } from '#lib/api.ts'
import { parseWith } from '#lib/api-body.ts'
import { json } from '#lib/api-response.ts'

const Draft = z.strictObject({ standfirst: z.unknown(), document: z.unknown() })

const read = reading({
  action: 'desk.read',
  query: z.strictObject({}),
  answer: (db, { params }) => {
    const draft = readDraft(db, params.id)
    return draft.ok ? ok(json(draft.value.content, { etag: draft.value.etag })) : draft
  },
})

/** The tags that `If-Match` names. A proxy that compresses may have made one weak: it still names one content. */
const tags = (headers: Headers): string[] => (headers.get('if-match') ?? '').match(/\b[0-9a-f]{64}\b/g) ?? []

const replace = acting({
  action: 'draft.write',
  before: (headers) => (['', '*'].includes(headers.get('if-match')?.trim() ?? '') ? refuse({ kind: 'precondition-required' }) : ok(null)),
  body: (value) => {
    const parts = parseWith(Draft, value)
    if (!parts.ok) return parts
    const made = new Set<string>()
    const content = parseContent(parts.value, () => {
      const id = newId()
      made.add(id)
      return id
    })
    return content.ok ? ok({ content: content.value, made }) : content
  },
  answer: (tx, { actor, params, headers, body, now }) => {
    const named = tags(headers)
    // Reading the draft costs as much as writing it: it is read where ids or several tags ask for it.
    const present = named.length === 1 && body.made.size === 0 ? null : readDraft(tx, params.id)
    if (present && !present.ok) return present
    const ifMatch = (present ? named.find((tag) => tag === present.value.etag) : named[0]) ?? 'none of these'
    const document = present ? adoptIds(body.content.document, body.made, present.value.content.document) : body.content.document
    const wanted = { ...body.content, document }
    const replaced = replaceDraft(tx, actor, { reportId: params.id, content: wanted, ifMatch }, now)
    return replaced.ok ? ok(json(wanted, { etag: replaced.value.etag })) : replaced
  },
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({ GET: read, PUT: replace })

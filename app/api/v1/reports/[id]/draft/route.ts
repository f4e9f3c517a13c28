import { z } from 'zod'
import { adoptIds } from '#domain/drafts/adopt-ids.ts'
import { readDraft } from '#domain/drafts/read.ts'
import { replaceDraft } from '#domain/drafts/write.ts'
import { newId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import { parseContent } from '#domain/richtext/parse.ts'
import { acting, reading } from '#lib/api.ts'
import { described } from '#lib/api-described.ts'
import { Document, GivenDocument, standfirst } from '#lib/api-document.ts'
import { tagsOf } from '#lib/api-match.ts'
import { json } from '#lib/api-response.ts'
import { route } from '#lib/api-route.ts'

const Draft = z.strictObject({ standfirst, document: Document }).meta({ id: 'Draft' })

const read = reading({
  summary: 'Read a report’s draft',
  details: 'Its ETag is the hash of what it says, ids included.',
  gives: Draft,
  tagged: true,
  refuses: ['not-found', 'draft-unreadable', 'draft-unknown-schema'],
  answer: (db, { params }) => {
    const draft = readDraft(db, params.id)
    return draft.ok ? ok(json(draft.value.content, { etag: draft.value.etag })) : draft
  },
})

const replace = acting({
  summary: 'Make the draft say this',
  details:
    'Merged as a difference by blocks, so that colleagues who are typing keep their carets and words. A block without an id takes the one of the block that says the same.',
  body: z.strictObject({ standfirst: described(standfirst), document: described(GivenDocument) }),
  gives: Draft,
  tagged: true,
  matched: true,
  refuses: ['not-found', 'archived', 'draft-unreadable', 'draft-unknown-schema', 'stale', 'invalid-document'],
  prove: (parts) => {
    const made = new Set<string>()
    const content = parseContent(parts, () => {
      const id = newId()
      made.add(id)
      return id
    })
    return content.ok ? ok({ content: content.value, made }) : content
  },
  answer: (tx, { actor, params, headers, body, now }) => {
    const named = tagsOf(headers)
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

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/reports/[id]/draft', { GET: read, PUT: replace })

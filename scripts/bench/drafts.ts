import type { AnyNode, Content, Document } from '#domain/richtext/document.ts'
import type { Ask } from './asking.ts'

/** A draft as a program edits it over the API: read once, then changed and put back against the ETag of the last time. */
export type Draft = { content: Content; etag: string }

const addressOf = (reportId: string) => `/api/v1/reports/${reportId}/draft`

export async function readDraft(ask: Ask, reportId: string): Promise<Draft> {
  const { body, headers } = await ask('GET', addressOf(reportId))
  return { content: JSON.parse(body.toString()) as Content, etag: headers.etag ?? '' }
}

/** Puts a draft back, and keeps the ETag that it has now. Gives how many milliseconds that took, the writing of its JSON not counted. */
export async function putDraft(ask: Ask, reportId: string, draft: Draft): Promise<number> {
  const body = JSON.stringify(draft.content)
  const begun = performance.now()
  const { headers } = await ask('PUT', addressOf(reportId), { 'if-match': draft.etag }, body)
  const took = performance.now() - begun
  if (headers.etag === draft.etag) throw new Error('A save changed nothing.')
  draft.etag = headers.etag ?? ''
  return took
}

type Line = { text: string }

/** The lines of running text of a body, of more than a few words, to be changed in place. */
export function linesOf(document: Document): Line[] {
  const visit = (node: AnyNode): Line[] => {
    if (node.type !== 'paragraph') return 'content' in node && node.type !== 'heading' ? (node.content ?? []).flatMap((child) => visit(child)) : []
    const last = node.content?.at(-1)
    return last?.type === 'text' && last.text.length > 60 ? [last] : []
  }
  return document.content.flatMap(visit)
}

/** Revises the next line, as a save after a moment of writing does: the last word of it is another then. */
export function revise({ content }: Draft, run: number): void {
  const lines = linesOf(content.document)
  const line = lines[run % lines.length]
  if (line) line.text = `${line.text.replace(/ Run \d+\.$/, '')} Run ${run}.`
}

/** The same content with this many changes, spread over its lines: a word replaced, two added, two taken out, in turn. */
export function withChanges(content: Content, changes: number): Content {
  const changed = structuredClone(content)
  const lines = linesOf(changed.document)
  for (let each = 0; each < changes; each++) {
    const line = lines[Math.floor((each * lines.length) / changes)]
    if (!line) continue
    const words = line.text.split(' ')
    // Several changes of one line lie apart.
    const at = 2 + ((each * 7) % Math.max(1, words.length - 4))
    if (each % 3 === 0) words.splice(at, 1, 'otherwise')
    else if (each % 3 === 1) words.splice(at, 0, 'and', 'then')
    else words.splice(at, 2)
    line.text = words.join(' ')
  }
  return changed
}

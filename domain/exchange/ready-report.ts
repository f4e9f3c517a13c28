import { newId } from '../ids.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { AnyNode, Content } from '../richtext/document.ts'
import { canonical, type DocumentRefusal, parseContent } from '../richtext/parse.ts'
import { BOUNDS } from '../richtext/schema.ts'
import { contentOf } from './content-of.ts'
import { choicesOf, type Decisions, type UnknownFinding, undecided } from './decisions.ts'
import type { Header } from './header.ts'
import { readings } from './import-text.ts'
import { checkManuscript, decodeManuscript, type NoManuscript } from './manuscript.ts'
import type { Choices, ImportFinding, Reading } from './reading.ts'

/** The bytes of a file, or text that was pasted or typed. */
export type Manuscript = Uint8Array | string

/** A report of a manuscript, decided and proved: what `importReport` keeps. */
export type ReadyReport = { header: Header; content: Content; findings: ImportFinding[]; choices: Choices }

export type NoPart = { kind: 'part-not-found'; parts: number }
export type ReadyRefusal =
  | NoManuscript
  | NoPart
  | UnknownFinding
  | { kind: 'invalid-document'; path: string; problem: DocumentRefusal['problem'] }
  | { kind: 'document-too-large'; bytes: number; most: number }

/**
 * Reads a manuscript, applies what was decided about its findings, and proves the result. May take a while: never
 * inside a transaction. `part` says which report, where several were pasted together, the first being 0. Refuses:
 * empty-manuscript, manuscript-too-large, binary-manuscript, not-utf8, part-not-found, finding-unknown,
 * invalid-document, document-too-large.
 */
export function readyReport(
  manuscript: Manuscript,
  { part = 0, ...decisions }: { part?: number } & Partial<Decisions> = {},
  read: typeof partsOf = partsOf,
): Result<ReadyReport, ReadyRefusal> {
  const all = read(manuscript)
  if (!all.ok) return all
  const reading = all.value.parts[part]
  if (!reading) return refuse({ kind: 'part-not-found', parts: all.value.parts.length })
  const choices = choicesOf(reading.findings, { ...undecided, ...decisions })
  if (!choices.ok) return choices
  const { content, ids } = withOwnIds(contentOf(reading, choices.value, counting('c')))
  const proved = provedContent(content)
  if (!proved.ok) return proved
  const findings = reading.findings.map((finding) => ({ ...finding, blockId: finding.blockId && (ids.get(finding.blockId) ?? null) }))
  return ok({ header: reading.header, content: proved.value, findings, choices: choices.value })
}

type Parts = { text: string; parts: Reading[] }

/** Every report of a manuscript, read with ids that count, so that each reading of the same words gives the same findings. */
export function partsOf(manuscript: Manuscript): Result<Parts, NoManuscript> {
  const text = typeof manuscript === 'string' ? checkManuscript(manuscript) : decodeManuscript(manuscript)
  return text.ok ? ok({ text: text.value, parts: readings(text.value, counting('b')) }) : text
}

/**
 * The same, with the last manuscript kept in mind: whoever looks at a preview decides, compares and imports next, and
 * each asks for the same reading. Nothing that is made of a reading changes it.
 */
export function rememberingParts(): typeof partsOf {
  let known: Parts | null = null
  return (manuscript) => {
    const text = typeof manuscript === 'string' ? checkManuscript(manuscript) : decodeManuscript(manuscript)
    if (!text.ok) return text
    if (known?.text === text.value) return ok(known)
    // Let go first: two large ones at once may be more than the thread has room for.
    known = null
    known = { text: text.value, parts: readings(text.value, counting('b')) }
    return ok(known)
  }
}

/** The content as the schema has it. Refuses invalid-document and document-too-large. */
export function provedContent(content: Content): Result<Content, Extract<ReadyRefusal, { kind: 'invalid-document' | 'document-too-large' }>> {
  // By its size first: it is the plainer reason, and the quicker to see.
  const bytes = new TextEncoder().encode(canonical(content)).byteLength
  return bytes > BOUNDS.bytes ? refuse({ kind: 'document-too-large', bytes, most: BOUNDS.bytes }) : parseContent(content)
}

/** Makes ids that count. */
export function counting(letter: string): () => string {
  let last = 0
  return () => `${letter}${++last}`
}

/** Gives every block an id that no other report has. */
function withOwnIds({ standfirst, document }: Content): { content: Content; ids: Map<string, string> } {
  const own = structuredClone(document)
  const ids = new Map<string, string>()
  const open: AnyNode[] = [...own.content]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('attrs' in node)) continue
    const id = newId()
    ids.set(node.attrs.id, id)
    node.attrs.id = id
    if ('content' in node) open.push(...(node.content ?? []))
  }
  return { content: { standfirst, document: own }, ids }
}

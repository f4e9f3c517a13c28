import type { AnyNode, Block, Content, Inline } from '../richtext/document.ts'
import { countWords, plainText, type Section, sections, textLines } from '../richtext/sections.ts'

export type FindingKind =
  | 'empty-report'
  | 'summary-missing'
  | 'summary-empty'
  | 'standfirst-missing'
  | 'level-skipped'
  | 'heading-empty'
  | 'section-empty'
  | 'link-to-nowhere'

/** What a check says about a draft: an error blocks publishing, a warning does not. `section` is where it stands: a number, or a title where there is none. */
export type Finding = { severity: 'error' | 'warning'; kind: FindingKind; blockId: string | null; section: string; detail?: string }

/** What the checks ask of the rest of Host City. `knowsPath` says whether a page of ours has this address. */
export type Surroundings = { knowsPath(path: string): boolean }

/** Everything there is to say about a draft, in reading order, errors and warnings together. */
export function findings(content: Content, { knowsPath }: Surroundings): Finding[] {
  const { document, standfirst } = content
  const outline = sections(document)
  if (textLines(document).every((line) => countWords(line) === 0)) return [{ severity: 'error', kind: 'empty-report', blockId: null, section: '' }]
  const anchors = new Set(outline.map((section) => section.anchor))
  const leadsSomewhere = (href: string) =>
    href.startsWith('#') ? anchors.has(href.slice(1)) : href.startsWith('/') ? knowsPath(href.replace(/[?#].*$/, '')) : true

  const found: Finding[] = []
  if (standfirst.trim() === '') found.push({ severity: 'warning', kind: 'standfirst-missing', blockId: null, section: '' })
  if (!outline.some((section) => section.part === 'summary')) found.push({ severity: 'error', kind: 'summary-missing', blockId: null, section: '' })

  const named = new Map(outline.map((section) => [section.id, section]))
  const filled = document.content.filter(isNotEmpty)
  let here: Section | null = null
  let level = 1
  let passed = 0
  for (const block of document.content) {
    if (filled[passed] === block) passed++
    if (block.type === 'heading') {
      here = named.get(block.attrs.id) ?? null
      found.push(...headingFindings(block, here, level, filled[passed]))
      level = block.attrs.level
    }
    for (const href of linksIn(block)) {
      if (!leadsSomewhere(href)) found.push({ severity: 'warning', kind: 'link-to-nowhere', blockId: block.attrs.id, section: nameOf(here), detail: href })
    }
  }
  return found
}

/** Whether nothing stands in the way of publishing. */
export const isReady = (list: readonly Finding[]): boolean => list.every((finding) => finding.severity !== 'error')

function headingFindings(heading: Extract<Block, { type: 'heading' }>, here: Section | null, above: number, next: Block | undefined): Finding[] {
  const place = { blockId: heading.attrs.id, section: nameOf(here) }
  const found: Finding[] = []
  if (countWords(plainText(heading)) === 0) found.push({ severity: 'error', kind: 'heading-empty', ...place })
  if (heading.attrs.level > above + 1) found.push({ severity: 'error', kind: 'level-skipped', ...place, detail: String(heading.attrs.level) })
  const ends = next === undefined || (next.type === 'heading' && next.attrs.level <= heading.attrs.level)
  if (ends)
    found.push(here?.part === 'summary' ? { severity: 'error', kind: 'summary-empty', ...place } : { severity: 'warning', kind: 'section-empty', ...place })
  return found
}

const isNotEmpty = (block: Block) => block.type !== 'paragraph' || plainText(block).trim() !== ''

/** Where the links of a block lead, each once. */
function linksIn(block: Block): string[] {
  const hrefs = new Set<string>()
  const waiting: AnyNode[] = [block]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') for (const mark of (node as Extract<Inline, { type: 'text' }>).marks ?? []) if (mark.type === 'link') hrefs.add(mark.attrs.href)
    if ('content' in node) waiting.push(...(node.content ?? []))
  }
  return [...hrefs]
}

const nameOf = (section: Section | null) => (section ? section.number || section.title : '')

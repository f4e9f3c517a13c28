import { ExternalHyperlink, type ILevelsOptions, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun, UnderlineType } from 'docx'
import { type Inline, type Mark, unreachable } from '../richtext/document.ts'
import type { Section } from '../richtext/sections.ts'
import { hrefOutside } from './taken-edition.ts'

/** What is known of the whole while its parts are written. */
export type DocxPlace = {
  address: string | null
  accent: string
  outline: ReadonlyMap<string, Section>
  tables: ReadonlyMap<string, number>
  /** Names of places in the file, by the anchor on the page. Word takes letters, digits and low lines. */
  bookmarks: ReadonlyMap<string, string>
  /** One numbering for each list with numbers, so that each begins where it begins. */
  numberings: { reference: string; levels: ILevelsOptions[] }[]
}

/** A line, each text with its marks; texts of one link are one link. */
export function lineOf(line: readonly Inline[] = [], place: DocxPlace): ParagraphChild[] {
  const children: ParagraphChild[] = []
  for (let at = 0; at < line.length; ) {
    const href = hrefOf(line[at])
    let end = at + 1
    while (href !== null && hrefOf(line[end]) === href) end++
    const runs = line.slice(at, end).map((inline) => runOf(inline, href !== null))
    children.push(...(href === null ? runs : linked(href, runs, place)))
    at = end
  }
  return children
}

function hrefOf(inline: Inline | undefined): string | null {
  const link = inline?.type === 'text' ? inline.marks?.find((mark) => mark.type === 'link') : undefined
  return link?.attrs.href ?? null
}

/** A place in the report that there is not any more leads to the page itself, as far as its address is known. */
function linked(href: string, runs: TextRun[], { address, bookmarks }: DocxPlace): ParagraphChild[] {
  const anchor = bookmarks.get(href)
  if (anchor !== undefined) return [new InternalHyperlink({ anchor, children: runs })]
  const target = hrefOutside(href, address)
  return target === null ? runs : [outside(target, runs)]
}

export const outside = (link: string, children: ParagraphChild[]) => new ExternalHyperlink({ link, children })

function runOf(inline: Inline, isLink: boolean): TextRun {
  switch (inline.type) {
    case 'text':
      return new TextRun({ text: clean(inline.text), ...(isLink && { style: 'Hyperlink' }), ...Object.assign({}, ...(inline.marks ?? []).map(markOf)) })
    case 'hardBreak':
      return new TextRun({ break: 1 })
    default:
      return unreachable(inline)
  }
}

function markOf(mark: Mark): IRunOptions {
  switch (mark.type) {
    case 'bold':
      return { bold: true }
    case 'italic':
      return { italics: true }
    case 'underline':
      return { underline: { type: UnderlineType.SINGLE } }
    case 'strike':
      return { strike: true }
    case 'superscript':
      return { superScript: true }
    case 'subscript':
      return { subScript: true }
    case 'code':
      return { font: 'Courier New' }
    case 'link':
      return {}
    default:
      return unreachable(mark)
  }
}

export const text = (words: string) => new TextRun({ text: clean(words) })

/** Two characters are none in XML. A line feed within a text is a space, as on the page. */
export const clean = (words: string): string => words.replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replace(/\n/g, ' ')

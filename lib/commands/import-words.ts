import { type Counts, countsOf } from '#domain/exchange/counts.ts'
import type { Preview } from '#domain/exchange/preview.ts'
import type { Choice, Choices, FindingKind, ImportFinding, Sketch } from '#domain/exchange/reading.ts'
import type { Content } from '#domain/richtext/document.ts'
import { sentence } from './sentences.ts'

const meanings: Record<FindingKind, string> = {
  'flattened-list': 'a list seems to have been run into one paragraph',
  'run-in-heading': 'a heading seems to have run into its text',
  'lead-in': 'the paragraph starts with a label',
  'guessed-heading': 'looks like a heading',
  'possible-heading': 'may be a heading',
  'number-out-of-order': 'the typed number is not the next one; numbers are computed',
  standfirst: 'seems to be the standfirst',
  'as-of': 'as of a date; see whether it still holds',
  'after-end': 'stood after the end mark; kept at the end of the report',
  'another-report': 'another report seems to begin here; give --part to import that one',
  'header-incomplete': 'the header lacks something',
  'standfirst-empty': 'there is no standfirst yet; write one, since the index shows it',
}

/** What a body is made of, in words. */
export const madeOf = (content: Content): string => countsInWords(countsOf(content))

function countsInWords({ sections, subsections, games, minor, lists, bullets, words }: Counts): string {
  const headings = [counted(sections, 'section'), counted(subsections, 'subsection'), `${games} Games`, ...(minor > 0 ? [counted(minor, 'other heading')] : [])]
  return `${headings.join(', ')}, ${counted(bullets, 'bullet')} in ${counted(lists, 'list')}, ${counted(words, 'word')}`
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

/** The findings, one on a line, those that were to decide with their id; with what became of them, where that is known. */
export function findingLines(findings: readonly ImportFinding[], choices: Choices = {}): string[] {
  return [findings.length === 0 ? 'Nothing to look at.' : `To look at (${findings.length}):`, ...findings.map((finding) => line(finding, choices[finding.id]))]
}

/** A preview: the header, what it would be made of, and each decision with what either choice gives. */
export function previewLines({ parts, part, reading, counts, isCut, obstacle }: Preview): string[] {
  const { tier, name, category } = reading.header
  const others = parts.flatMap((other, at) => (at === part ? [] : [`  --part ${at + 1}  ${other.name ?? 'without a name'}, from line ${other.from}`]))
  return [
    `sponsor   ${name ?? 'not found'}`,
    `tier      ${tier ?? 'not found'}`,
    `category  ${category ?? 'not found'}`,
    `It would have ${countsInWords(counts)}.`,
    ...(obstacle ? [`It cannot be imported as it is. ${sentence(obstacle)}`] : []),
    ...(others.length > 0 ? ['The file holds other reports, too:', ...others] : []),
    ...findingLines(reading.findings).flatMap((text, at) => [text, ...(at === 0 ? [] : sketched(reading.findings[at - 1]))]),
    ...(isCut ? ['There is more than is shown here.'] : []),
    'Nothing was kept.',
  ]
}

function line({ id, kind, line, text, items, proposed }: ImportFinding, choice: Choice | undefined): string {
  const became = choice && { take: ', taken', leave: ', left' }[choice]
  return `  line ${line}: ${meanings[kind]}${items ? ` (${items} items)` : ''}${text ? `: ${short(text)}` : ''}${proposed ? ` [${id}, ${kind}${became ?? ''}]` : ''}`
}

function sketched(finding: ImportFinding | undefined): string[] {
  if (!finding?.choices || !finding.proposed) return []
  const { choices, proposed } = finding
  return (['take', 'leave'] as const).map(
    (choice) => `    ${choice}${choice === proposed ? ' (proposed)' : ''}: ${choices[choice].slice(0, 6).map(sketch).join(' / ') || 'nothing'}`,
  )
}

const sketch = ({ as, text, label }: Sketch) => `${as} "${short(label ? `${label}: ${text}` : text, 50)}"`
const short = (text: string, most = 90) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text)

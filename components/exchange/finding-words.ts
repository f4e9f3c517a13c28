import type { Choice, Decision, FindingKind, ImportFinding, Notice, Sketch } from '#domain/exchange/reading.ts'

/** How a kind of decision is called, and what taking it does. In the order in which they are shown. */
export const decisions: Record<Decision, { one: string; many: string; take: string }> = {
  standfirst: { one: 'Standfirst', many: 'Standfirst', take: 'The paragraph before the first heading becomes the standfirst.' },
  'flattened-list': { one: 'Flattened list', many: 'Flattened lists', take: 'A list that ran into one paragraph becomes a list again.' },
  'run-in-heading': { one: 'Run-in heading', many: 'Run-in headings', take: 'A heading that ran into its text stands above it.' },
  'lead-in': { one: 'Labelled lead-in', many: 'Labelled lead-ins', take: 'A warning or a context becomes a call-out, another label is set in bold.' },
  'guessed-heading': { one: 'Guessed heading', many: 'Guessed headings', take: 'A line that looks like a heading is one.' },
  'possible-heading': { one: 'Possible heading', many: 'Possible headings', take: 'A short line becomes a heading.' },
  'number-out-of-order': {
    one: 'Number out of order',
    many: 'Numbers out of order',
    take: 'It is a heading although its typed number is not the next one. Numbers are computed.',
  },
}

/** The kinds of decisions, in the order in which they are shown. */
export const decisionKinds = Object.keys(decisions) as Decision[]

export const isDecision = (kind: FindingKind): kind is Decision => Object.hasOwn(decisions, kind)

/** What a person should know, in a sentence. */
export function noticeSentence({ kind, text }: ImportFinding): string {
  const said: Record<Notice, string> = {
    'as-of': `“${text}”: see whether it still holds.`,
    'after-end': 'It stood after the end mark, and is kept at the end of the report.',
    'another-report': 'Another report seems to begin here.',
    'header-incomplete': `The manuscript does not say ${listOf(text.split(', ').map((part) => `its ${part}`))}.`,
    'standfirst-empty': 'There is no standfirst yet. Readers see one under the name, and on the list of sponsors; write it in the draft.',
  }
  return isDecision(kind) ? '' : said[kind]
}

/** What a choice gives, in words: "A heading and a paragraph". */
export function givenBy(finding: ImportFinding, choice: Choice): string {
  const counted = new Map<Sketch['as'], number>()
  for (const { as } of finding.choices?.[choice] ?? []) counted.set(as, (counted.get(as) ?? 0) + 1)
  if (finding.kind === 'lead-in' && !counted.has('callout')) return choice === 'take' ? 'A paragraph with its label in bold' : 'A paragraph'
  return sentenceOf([...counted].map(([as, count]) => (count === 1 ? ones[as] : `${count} ${manys[as]}`)))
}

const ones: Record<Sketch['as'], string> = {
  standfirst: 'the standfirst',
  heading: 'a heading',
  paragraph: 'a paragraph',
  item: 'one item',
  callout: 'a call-out',
}
const manys: Record<Sketch['as'], string> = { standfirst: 'standfirsts', heading: 'headings', paragraph: 'paragraphs', item: 'items', callout: 'call-outs' }

function sentenceOf(parts: string[]): string {
  const said = listOf(parts)
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** "a, b and c". */
export const listOf = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`)

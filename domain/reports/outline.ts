import type { Block, Content } from '../richtext/document.ts'

/** The outline that reports of the desk share: a summary, six sections with their usual parts, and the sources. */
const standard: [title: string, parts: string[]][] = [
  ['Executive summary', []],
  ['Olympic history & marketing presence', ['Partnership origins', 'Games activations by edition', 'Signature campaigns & athlete programmes']],
  ['LA28-specific initiatives & considerations', ['Expected role', 'Risks and challenges', 'Competitive dynamics']],
  ['Executive leadership & decision-makers', ['Corporate leadership', 'Olympic partnership leadership']],
  ['Agency & creative partners', ['Confirmed agency relationships', 'Technology partners']],
  ['Competitive positioning', ['Market position', 'Competitor sponsorship landscape', 'Key messaging themes']],
  ['Key metrics & business context', ['Financial overview', 'Expansion context', 'Regulatory considerations']],
  ['Appendix: source references', []],
]

/** A draft with the standard outline and nothing under its headings. */
export function standardOutline(newId: () => string): Content {
  const heading = (level: 2 | 3, title: string): Block => ({ type: 'heading', attrs: { id: newId(), level }, content: [{ type: 'text', text: title }] })
  const paragraph = (): Block => ({ type: 'paragraph', attrs: { id: newId() } })
  const content = standard.flatMap(([title, parts]) => [
    heading(2, title),
    ...(parts.length > 0 ? parts.flatMap((part) => [heading(3, part), paragraph()]) : [paragraph()]),
  ])
  return { standfirst: '', document: { type: 'doc', content } }
}

/** A draft with one empty paragraph. */
export function emptyContent(newId: () => string): Content {
  return { standfirst: '', document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: newId() } }] } }
}

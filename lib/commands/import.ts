import { z } from 'zod'
import { type EditionNumber, publish } from '#domain/editions/publish.ts'
import { type Imported, importReport } from '#domain/exchange/import-report.ts'
import type { FindingKind, ImportFinding } from '#domain/exchange/import-text.ts'
import { ok } from '#domain/result.ts'
import { sections } from '#domain/richtext/sections.ts'
import { dataCommand, done, refused } from './command.ts'
import { actorNamed } from './person.ts'
import { sentence } from './sentences.ts'

const meanings: Record<FindingKind, string> = {
  'flattened-list': 'a list seems to have been run into one paragraph; kept as it stands',
  'run-in-heading': 'a heading seems to have run into its text; kept as it stands',
  'lead-in': 'the paragraph starts with a label, set in bold',
  'as-of': 'as of a date; see whether it still holds',
  'guessed-heading': 'taken for a heading by its look',
  'possible-heading': 'looks like a heading; kept as a paragraph',
  'number-out-of-order': 'the typed number is not the next one; numbers are computed',
  'after-end': 'stood after the end mark; kept at the end of the report',
  'header-incomplete': 'the header lacks something',
  'standfirst-empty': 'there is no standfirst yet; write one, since the index shows it',
}

export const importCommand = dataCommand({
  name: 'import',
  usage: 'FILE [--email E] [--publish] [--json]',
  summary: 'Bring in a plain-text report; prints its id, its slug and what to look at',
  notes:
    'FILE is UTF-8 text: tier, name and category each on a line of its own, then numbered headings, paragraphs and bullets.\nA sponsor that has a report keeps it, and nothing is imported.',
  takesFile: true,
  options: {
    email: { type: 'string', meaning: 'who brings it in (the command line itself, if nobody is named)' },
    publish: { type: 'boolean', meaning: 'publish it at once, as edition 1.0' },
    tier: { type: 'string', meaning: 'the tier, where the header lacks it or has it wrong' },
    name: { type: 'string', meaning: 'the name of the sponsor, likewise' },
    category: { type: 'string', meaning: 'the category, likewise' },
    json: { type: 'boolean', meaning: 'print id, slug and findings as JSON' },
  },
  shape: z.object({
    file: z.string('Name the file to import.'),
    email: z.string().optional(),
    publish: z.boolean().default(false),
    tier: z.string().optional(),
    name: z.string().optional(),
    category: z.string().optional(),
    json: z.boolean().optional(),
  }),
  needs: ({ file }) => ({ manuscript: file }),
  async run({ email, publish: publishing, tier, name, category, json }, { file }, { reads, transact }) {
    if (!file) return refused('The text of the file did not arrive with the command.')
    const actor = actorNamed(reads, email)
    if (!actor.ok) return refused(sentence(actor.refusal))
    const now = Date.now()
    const outcome = await transact((tx) => {
      const imported = importReport(tx, actor.value, { manuscript: file.text, facts: { tier, name, category } }, now)
      if (!imported.ok || !publishing) return imported.ok ? ok({ ...imported.value, edition: null }) : imported
      const published = publish(tx, actor.value, { reportId: imported.value.id, revision: 1, change: 'major', note: 'First edition.', expecting: 'none' }, now)
      return published.ok ? ok({ ...imported.value, edition: published.value }) : published
    })
    if (!outcome.ok) return refused(sentence(outcome.refusal))
    const { id, slug, findings, edition } = outcome.value
    return done(json, { id, slug, findings, edition: edition && number(edition) }, lines(outcome.value, edition))
  },
})

const number = ({ major, minor }: EditionNumber) => `${major}.${minor}`

function lines({ id, slug, sponsor, content, findings }: Imported, edition: EditionNumber | null): string[] {
  const outline = sections(content.document)
  const bullets = content.document.content.flatMap((block) => (block.type === 'bulletList' ? block.content : [])).length
  return [
    `Imported ${sponsor.name}: ${outline.filter(({ level }) => level === 2).length} sections, ${outline.length} headings, ${bullets} bullets.`,
    `id    ${id}`,
    `slug  ${slug}`,
    ...(edition ? [`Published as edition ${number(edition)}; readers see it at /sponsors/${slug}.`] : []),
    findings.length === 0 ? 'Nothing to look at.' : `To look at (${findings.length}):`,
    ...findings.map(line),
  ]
}

const line = ({ kind, line, text, items }: ImportFinding) =>
  `  line ${line}: ${meanings[kind]}${items ? ` (${items} items)` : ''}${text ? `: ${text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text}` : ''}`

import { z } from 'zod'
import type { Db } from '#db/transact.ts'
import { type EditionNumber, publish } from '#domain/editions/publish.ts'
import { type Imported, importReport } from '#domain/exchange/import-report.ts'
import { knownSponsor } from '#domain/exchange/known-sponsor.ts'
import type { Choices } from '#domain/exchange/reading.ts'
import { findReport } from '#domain/reports/desk.ts'
import { ok } from '#domain/result.ts'
import { previewManuscript, readyManuscript } from '#lib/manuscripts.ts'
import { dataCommand, done, refused } from './command.ts'
import { findingLines, madeOf, previewLines } from './import-words.ts'
import { actorNamed } from './person.ts'
import { sentence } from './sentences.ts'

const names = z.array(z.string()).default([])

export const importCommand = dataCommand({
  name: 'import',
  usage: 'FILE [--preview] [--take ID|KIND …] [--leave ID|KIND …] [--over] [--part N] [--email E] [--publish] [--json]',
  summary: 'Bring in a manuscript; prints its id, its slug and what to look at',
  notes:
    'FILE is plain text (UTF-8, or UTF-16 with its byte-order mark) or Markdown: tier, name and category each on a line of\nits own, then headings, paragraphs and bullets. --preview says what would become of it and keeps nothing.\nA sponsor that has a report keeps it, and nothing is imported, unless --over asks for it.',
  takesFile: true,
  options: {
    preview: { type: 'boolean', meaning: 'show what would become of it, each decision by its id, and keep nothing' },
    take: { type: 'string', multiple: true, meaning: 'take what was recognised: the id of a decision, or a kind for all of it' },
    leave: { type: 'string', multiple: true, meaning: 'leave the words as they stand, likewise' },
    over: { type: 'boolean', meaning: 'where the sponsor has a report, make this the new state of its draft; the old one is kept as a revision' },
    part: { type: 'string', meaning: 'which report, where the file holds several: 1, 2 …' },
    email: { type: 'string', meaning: 'who brings it in (the command line itself, if nobody is named)' },
    publish: { type: 'boolean', meaning: 'publish it at once, as edition 1.0' },
    tier: { type: 'string', meaning: 'the tier, where the header lacks it or has it wrong' },
    name: { type: 'string', meaning: 'the name of the sponsor, likewise' },
    category: { type: 'string', meaning: 'the category, likewise' },
    json: { type: 'boolean', meaning: 'print what there is to say as JSON' },
  },
  shape: z
    .object({
      file: z.string('Name the file to import.'),
      preview: z.boolean().default(false),
      take: names,
      leave: names,
      over: z.boolean().default(false),
      part: z.coerce.number('--part is a number.').int('--part is a number.').min(1, '--part is 1 or more.').default(1),
      email: z.string().optional(),
      publish: z.boolean().default(false),
      tier: z.string().optional(),
      name: z.string().optional(),
      category: z.string().optional(),
      json: z.boolean().optional(),
    })
    .refine(({ over, publish: publishing }) => !(over && publishing), 'Import over the draft first; publish it when it was read through.'),
  needs: ({ file }) => ({ manuscript: file }),
  async run({ email, preview: previewing, publish: publishing, over, part, take, leave, json, ...facts }, { file }, { reads, transact }) {
    if (!file) return refused('The text of the file did not arrive with the command.')
    const actor = actorNamed(reads, email)
    if (!actor.ok) return refused(sentence(actor.refusal))
    if (previewing) {
      const preview = await previewManuscript(file.text, part - 1)
      return preview.ok ? done(json, preview.value, previewLines(preview.value)) : refused(sentence(preview.refusal))
    }
    const ready = await readyManuscript(file.text, { part: part - 1, take, leave })
    if (!ready.ok) return refused(sentence(ready.refusal))

    const given = { name: facts.name, tier: facts.tier, category: facts.category }
    const present = over ? presentOf(reads, given.name ?? ready.value.header.name) : undefined
    const now = Date.now()
    const outcome = await transact((tx) => {
      const imported = importReport(tx, actor.value, { read: ready.value, facts: given, over: present }, now)
      if (!imported.ok || !publishing) return imported.ok ? ok({ ...imported.value, edition: null }) : imported
      const published = publish(tx, actor.value, { reportId: imported.value.id, revision: 1, change: 'major', note: 'First edition.', expecting: 'none' }, now)
      return published.ok ? ok({ ...imported.value, edition: published.value }) : published
    })
    if (!outcome.ok) return refused(sentence(outcome.refusal))
    const { id, slug, number, before, findings } = outcome.value
    const edition = outcome.value.edition && editionName(outcome.value.edition)
    return done(
      json,
      { id, slug, revision: number, before, findings, edition },
      lines({ ...outcome.value, choices: ready.value.choices }, findReport(reads, id)?.name ?? slug, edition),
    )
  },
})

/** The report that `--over` means: that of the sponsor. Without one, a new report is made. */
function presentOf(reads: Db, name: string | null): { reportId: string } | undefined {
  const report = name === null ? null : knownSponsor(reads, name)?.report
  return report ? { reportId: report.id } : undefined
}

const editionName = ({ major, minor }: EditionNumber) => `${major}.${minor}`

function lines({ id, slug, number, before, content, findings, choices }: Imported & { choices: Choices }, name: string, edition: string | null): string[] {
  return [
    `Imported ${name}: ${madeOf(content)}.`,
    `id    ${id}`,
    `slug  ${slug}`,
    ...(before === null ? [] : [`The draft is revision ${number} now; what it said before is revision ${before}. Restore that one to undo the import.`]),
    ...(edition ? [`Published as edition ${edition}; readers see it at /sponsors/${slug}.`] : []),
    ...findingLines(findings, choices),
  ]
}

import { createHash } from 'node:crypto'
import { cardAddress, editionAddress, editionName, editionOf, type FileFormat, fileAddress, fileFormats } from '#components/reading/addresses.ts'
import { isoDate, longDate } from '#components/reading/dates.ts'
import { tierTone } from '#components/reading/tier-tone.ts'
import { type EditionAsItWas, publicEdition } from '#domain/editions/public-editions.ts'
import type { TakenEdition } from '#domain/exchange/taken-edition.ts'
import { keptFile } from '#lib/kept-files.ts'
import { reads } from '#lib/process.ts'
import { canonical } from '../../../canonical.ts'
import { fileResponse } from '../../../file-response.ts'
import { missing } from '../../../missing.tsx'
import { withoutEdition } from '../no-edition.tsx'
import { notReady } from './not-ready.tsx'

type Ending = FileFormat | 'png'

const types: Record<Ending, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
}
/** What browsers show by themselves; they save the others. */
const shown: ReadonlySet<Ending> = new Set(['pdf', 'txt', 'json', 'png'])

/** An edition as a file, by the part of its address that follows `editions/`: "2.1.pdf"; "2.1.png" is its card. */
export async function editionFile(slug: string, part: string): Promise<Response> {
  const [, name = '', ending = ''] = /^([\d.]+)\.([a-z]+)$/.exec(part) ?? []
  const number = editionOf(name)
  if (!number || !isEnding(ending)) return missing({ keep: true })
  const answer = publicEdition(reads(), slug, number)
  if (answer.kind === 'edition') return file(answer.slug, answer.edition, ending)
  return withoutEdition(answer, (present) => (ending === 'png' ? cardAddress(present, number) : fileAddress(present, number, ending)))
}

const isEnding = (ending: string): ending is Ending => ending === 'png' || (fileFormats as readonly string[]).includes(ending)

async function file(slug: string, edition: EditionAsItWas, format: Ending): Promise<Response> {
  const taken = takenFrom(slug, edition)
  const whole = JSON.stringify(taken)
  const made = await keptFile({
    editionId: edition.id,
    format,
    edition: taken,
    weight: whole.length,
    stamp: createHash('sha256').update(whole).digest('base64url'),
    isThere: () => publicEdition(reads(), slug, edition).kind === 'edition',
  })
  if (!made.ok) return notReady(slug, edition, made.refusal)
  const page = canonical(editionAddress(slug, edition))
  return fileResponse(made.value, {
    type: types[format],
    name: `${edition.name}, edition ${editionName(edition)}.${format}`,
    saved: !shown.has(format),
    ...(page && format !== 'png' && { link: `<${page}>; rel="canonical"` }),
  })
}

/** What the page of the edition carries, for paper. */
function takenFrom(slug: string, edition: EditionAsItWas): TakenEdition {
  const { name, tier, category, note, publishedAt, standfirst, document } = edition
  return {
    sponsor: name,
    tier: { key: tier.key, label: tier.plural },
    category,
    number: editionName(edition),
    published: { iso: isoDate(publishedAt), words: longDate(publishedAt) },
    note,
    standfirst,
    document,
    address: canonical(editionAddress(slug, edition)) ?? null,
    tone: tierTone(tier.key),
  }
}

import type { Db } from '#db/transact.ts'
import type { Excerpt } from '#domain/compare/excerpt.ts'
import { type ComparedEditions, publicComparison } from '#domain/editions/public-comparison.ts'
import type { NoEdition, Withdrawn } from '#domain/editions/public-editions.ts'
import type { Moved, Unknown } from '#domain/editions/public-sponsor.ts'
import type { EditionNumber } from '#domain/editions/publish.ts'
import { excerptBetween, type NotCompared } from './comparing.ts'

type Side = Omit<ComparedEditions['older'], 'kept'>

/** Two editions compared, to show their changes from one on. */
export type EditionsCompared = Omit<ComparedEditions, 'kind' | 'older' | 'newer'> & { kind: 'compared'; older: Side; newer: Side; excerpt: Excerpt }

/** Compares two editions of a report for its readers, large ones in a thread of its own. */
export async function compareEditions(
  db: Db,
  slug: string,
  numbers: { older: EditionNumber; newer: EditionNumber },
  from: number,
): Promise<EditionsCompared | Withdrawn | NoEdition | Moved | Unknown | NotCompared> {
  const found = publicComparison(db, slug, numbers)
  if (found.kind !== 'comparison') return found
  const { kind: _, older, newer, ...report } = found
  const excerpt = await excerptBetween({ older: older.kept, newer: newer.kept }, from)
  if (excerpt.ok) return { kind: 'compared', ...report, older: shown(older), newer: shown(newer), excerpt: excerpt.value }
  if (excerpt.refusal.kind === 'not-compared') return excerpt.refusal
  throw new Error(`An edition of ${slug} is of an unknown schema`)
}

const shown = ({ kept: _, ...side }: ComparedEditions['older']): Side => side

import type { RevisionRow } from '#domain/revisions/read.ts'

const reasons: Record<RevisionRow['kind'], string> = {
  created: 'Begun',
  kept: 'Kept',
  idle: 'After 10 idle minutes',
  interval: 'After 30 minutes of writing',
  left: 'When the last writer left',
  published: 'Prepared for publishing',
  'before-restore': 'Kept before a restore',
  restored: 'Restored',
  'before-import': 'Kept before an import',
  imported: 'Imported',
  api: 'Written over the API',
}

/** Those cuts that somebody asked for; the others were made by Host City. */
const asked: ReadonlySet<RevisionRow['kind']> = new Set(['created', 'kept', 'published', 'imported', 'api'])

type Why = Pick<RevisionRow, 'kind' | 'author' | 'restoredFrom'> & Partial<Pick<RevisionRow, 'restoredPart' | 'restoredPlace'>>

/** Why a revision was cut and by whom: "Kept by Ines Marchetti", "After 10 idle minutes". */
export function reasonOf(row: Why): string {
  const brought = broughtBack(row)
  if (brought) return `${brought.what} ${brought.from}`
  const { kind, author } = row
  return asked.has(kind) && author ? `${reasons[kind]} by ${author}` : reasons[kind]
}

/** What a restore brought back, and from where, by whom: "Section 3.1 restored", "from revision 12, by Ines Marchetti". Null for what is none. */
export function broughtBack({ restoredFrom, restoredPart, restoredPlace, author }: Why): { what: string; from: string } | null {
  if (restoredFrom === null) return null
  const by = author ? `, by ${author}` : ''
  if (restoredPart === 'change')
    return { what: `${restoredPlace ? `A change in ${restoredPlace}` : 'A change'} taken back`, from: `to revision ${restoredFrom}${by}` }
  const part = restoredPart === 'section' ? (restoredPlace ? `Section ${restoredPlace} restored` : 'A section restored') : 'Restored'
  return { what: part, from: `from revision ${restoredFrom}${by}` }
}

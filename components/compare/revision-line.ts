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

/** Why a revision was cut and by whom: "Kept by Ines Marchetti", "After 10 idle minutes". */
export function reasonOf({ kind, author, restoredFrom }: Pick<RevisionRow, 'kind' | 'author' | 'restoredFrom'>): string {
  const by = author ? ` by ${author}` : ''
  if (kind === 'restored' && restoredFrom !== null) return `Restored from revision ${restoredFrom}${author ? `, by ${author}` : ''}`
  return asked.has(kind) ? `${reasons[kind]}${by}` : reasons[kind]
}

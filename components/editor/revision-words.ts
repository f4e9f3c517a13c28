import { broughtBack } from '#components/compare/revision-line.ts'
import type { RecentRevision } from './desk-report.ts'

const kinds: Record<string, string> = {
  created: 'as it was begun',
  kept: 'kept on request',
  idle: 'after ten quiet minutes',
  interval: 'after 30 minutes of writing',
  left: 'when the last editor left',
  published: 'for publishing',
  'before-restore': 'before a restore',
  'before-import': 'before an import',
  imported: 'from an import',
  api: 'over the API',
}

/** A revision in a line: its number, and its name or why it was cut. */
export function revisionWords({ number, kind, name, restoredFrom, restoredPart, restoredPlace }: RecentRevision): string {
  if (name) return `Revision ${number}, “${name}”`
  if (kind === 'restored' && restoredFrom !== null && restoredPart === null) return `Revision ${number}, as it was in ${restoredFrom}`
  const brought = broughtBack({ kind: 'restored', author: null, restoredFrom, restoredPart, restoredPlace })
  return brought
    ? `Revision ${number}: ${brought.what.charAt(0).toLowerCase()}${brought.what.slice(1)} ${brought.from}`
    : `Revision ${number}, ${kinds[kind] ?? kind}`
}

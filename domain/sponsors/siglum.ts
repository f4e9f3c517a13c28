import { sponsors } from '#db/schema.ts'
import type { Db } from '#db/transact.ts'

/** The letters that may stand for a name, best first: the first two, then the first with each of the others, then pairs of any. */
export function sigla(name: string): string[] {
  const letters = Array.from(name.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? ['?'])
  const [first = '?', ...others] = letters
  const initials = (name.match(/[\p{L}\p{N}]+/gu) ?? []).slice(1, 2).map((word) => word[0] ?? '')
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('')
  return [...others.slice(0, 1), ...initials, ...others.slice(1), ...alphabet].map((second) => first.toUpperCase() + second.toLowerCase())
}

/** The first siglum that no sponsor has yet. */
export function freeSiglum(db: Db, name: string): string {
  const taken = new Set(
    db
      .select({ siglum: sponsors.siglum })
      .from(sponsors)
      .all()
      .map((row) => row.siglum),
  )
  const free = sigla(name).find((siglum) => !taken.has(siglum))
  if (free) return free
  for (let number = 1; ; number++) if (!taken.has(`${name[0] ?? '?'}${number}`)) return `${name[0] ?? '?'}${number}`
}

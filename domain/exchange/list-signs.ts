import { bulletSign, dashSign } from './header.ts'

/** The item of a list that is being read: its number, where it is one of a numbered list. */
export type OpenItem = { number: number | null }
/** A level of the lists that are open: how far it is indented, and its sign. */
export type Level = { indent: number; sign: string }
export type FoundSign = { length: number; sign: string; number: number | null }

/** No list is nested deeper than this; what stands deeper belongs to the last level. */
const DEEPEST = 8

/**
 * The sign of a bullet, or the number of an item, that a line starts with. A dash is a sign where no paragraph is open,
 * or where the paragraph ends in a colon, or the next line has a dash too and the one before none inside: a list that
 * lost its lines may be wrapped anywhere. A number is one only where it counts on.
 */
export function signOf(line: string, open: { paragraph: readonly string[] } | { item: OpenItem } | null, next: string): FoundSign | null {
  const bullet = bulletSign.exec(line)?.[0]
  if (bullet !== undefined) return { length: bullet.length, sign: bullet.trim(), number: null }
  const dash = dashSign.exec(line)?.[0]
  if (dash !== undefined) {
    const taken =
      open === null || 'item' in open || open.paragraph.at(-1)?.endsWith(':') || (dashSign.test(next) && !open.paragraph.some((words) => words.includes(' - ')))
    return taken ? { length: dash.length, sign: dash.trim(), number: null } : null
  }
  if (open !== null && 'item' in open && /^o \S/.test(line)) return { length: 2, sign: 'o', number: null }
  const number = listNumber.exec(line)
  if (!number) return null
  const value = Number(number[1])
  const present = open !== null && 'item' in open ? open.item.number : null
  const counts = present !== null ? value === present + 1 : value === 1 && Number(listNumber.exec(next)?.[1]) === 2
  return counts ? { length: number[0].length, sign: '1', number: value } : null
}

const listNumber = /^(\d{1,3})[.)]\s+(?=\S)/

/** How far a line is indented; a tab reaches to the next multiple of four. */
export function indentOf(raw: string): number {
  let indent = 0
  for (const sign of raw) {
    if (sign === '\t') indent += 4 - (indent % 4)
    else if (sign === ' ' || sign === '\u00a0') indent++
    else if (sign !== '\ufeff') break
  }
  return indent
}

/** The open levels of a list once an item stands there: further in, or under a new sign, is deeper. */
export function levelsWith(levels: readonly Level[], item: Level): Level[] {
  const same = levels.findLastIndex(({ indent, sign }) => sign === item.sign && indent === item.indent)
  if (same !== -1) return levels.slice(0, same + 1)
  const above = levels.filter(({ indent, sign }) => indent < item.indent || (indent === item.indent && sign !== item.sign))
  return [...above.slice(0, DEEPEST - 1), item]
}

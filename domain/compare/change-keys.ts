import { createHash } from 'node:crypto'
import type { Content } from '../richtext/document.ts'
import type { Comparison } from './comparison.ts'
import { isChange } from './counts.ts'

/**
 * A name for each change of a comparison: made of both states of its block, ids included, and of whether it moved. It
 * names the same change as long as that is the same, whatever happens elsewhere. 16 characters, fit for an address.
 */
export function changeKeys(older: Content, newer: Content, comparison: Comparison): Map<number | 'standfirst', string> {
  const keys = new Map<number | 'standfirst', string>()
  if (comparison.standfirst.change !== 'unchanged') keys.set('standfirst', keyOf(['standfirst', older.standfirst, newer.standfirst]))
  for (const [index, entry] of comparison.entries.entries()) {
    if (!isChange(entry)) continue
    const moved = entry.change === 'moved' || ('moved' in entry && entry.moved)
    const was = 'older' in entry ? older.document.content[entry.older] : null
    const node = 'newer' in entry ? newer.document.content[entry.newer] : null
    keys.set(index, keyOf([moved, was, node]))
  }
  return keys
}

const keyOf = (states: unknown[]): string => createHash('sha256').update(JSON.stringify(states)).digest('base64url').slice(0, 16)

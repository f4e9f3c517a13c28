import { useState } from 'react'
import { sameWherePossible, type TimelinePart } from './spells.ts'

/** What is laid out, by the same objects as before where they say the same. */
export function useSameParts(laid: TimelinePart[]): TimelinePart[] {
  const [last, setLast] = useState({ laid, parts: laid })
  if (last.laid === laid) return last.parts
  const parts = sameWherePossible(laid, last.parts)
  setLast({ laid, parts })
  return parts
}

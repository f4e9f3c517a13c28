import { fixedHeading, known, type Manner } from './headings.ts'
import { isCapitals } from './title-case.ts'

/** Reads what sort of headings the manuscript has. */
export function mannerOf(lines: readonly string[]): Manner {
  const manner: Manner = { numbered: false, last: -1, sections: false }
  for (const [at, line] of lines.entries()) {
    if (line.length > 130 || line === '') continue
    const found = /^(?:\*\*)?(\d{1,2}|[IVX]{1,5}(?=\.))(?:\.(\d{1,2}))?[.)]?\s+(\p{Lu}.*)$/u.exec(line)
    if (found?.[3] && (found[2] !== undefined || isCapitals(found[3]) || (found[1] === '1' && line.length <= 80 && isAlone(lines, at)))) {
      manner.numbered = true
      manner.last = at
    } else if (!manner.sections && isAlone(lines, at) && (known.test(line) || (isCapitals(line) && !fixedHeading(line)))) manner.sections = true
  }
  return manner
}

const isAlone = (lines: readonly string[], at: number) => (lines[at - 1] ?? '') === '' && (lines[at + 1] ?? '') === ''

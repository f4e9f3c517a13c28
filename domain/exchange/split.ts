import { bulletSign, isBackLink, isEndMark, isLayout, isProse, namesTier } from './header.ts'
import { endsHeader } from './headings.ts'

/** More reports than this are one. */
const MOST_REPORTS = 100

/**
 * The lines at which a report begins, the first of the text among them: more than one where several were pasted
 * together. A further report begins at a link back, at a tier, or after an end mark, where a header of two or three
 * lines and a first heading follow; and only once the report before it has a heading. A second
 * summary begins one too.
 */
export function reportStarts(lines: readonly string[]): number[] {
  const filled: number[] = []
  for (const [at, line] of lines.entries()) if (line !== '') filled.push(at)
  const bare = (place: number) => {
    const line = lines[filled[place] ?? -1] ?? ''
    return line.startsWith('#') || line.startsWith('*') ? line.replace(/^#{1,6} |\*\*/g, '') : line
  }

  const starts = [0]
  let begun = false
  let summed = false
  for (let place = 0; place < filled.length; place++) {
    const line = bare(place)
    const after = place > 0 && (isEndMark(bare(place - 1)) || isLayout(bare(place - 1)))
    const titled = lines[filled[place] ?? -1]?.startsWith('# ') === true
    if (starts.length === MOST_REPORTS) break
    if (begun && (after || titled || isBackLink(line) || namesTier(line)) && beginsReport(bare, place, filled.length)) {
      starts.push(filled[place] ?? 0)
      begun = false
      summed = false
    } else if (/^executive summary:?$/i.test(line)) {
      if (summed) starts.push(filled[headerAbove(bare, place)] ?? 0)
      summed = true
    }
    begun ||= line.length <= 120 && endsHeader(line)
  }
  return starts
}

/** The first of the lines right above a summary that may be its header. */
function headerAbove(line: (place: number) => string, summary: number): number {
  let place = summary
  while (
    place > summary - 3 &&
    !endsHeader(line(place - 1)) &&
    !bulletSign.test(line(place - 1)) &&
    /^.{1,80}$/.test(line(place - 1)) &&
    !/[.!?:;]$/.test(line(place - 1))
  )
    place--
  return place
}

function beginsReport(line: (place: number) => string, from: number, end: number): boolean {
  let place = from
  while (place < end && place < from + 4 && (isLayout(line(place)) || isBackLink(line(place)))) place++
  for (let count = 0; count <= 3 && place < end; count++, place++) {
    const text = line(place)
    if (endsHeader(text)) return count > 0 && !/^(?:1\d|[02-9])/.test(text)
    if (isEndMark(text) || bulletSign.test(text) || isProse(text) || /[.!?:]$/.test(text)) return false
  }
  return false
}

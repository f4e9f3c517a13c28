/** What a group of sources lists: parted by commas that stand in no brackets and no quotation. */
export function entriesOf(text: string): string[] {
  const entries: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at]
    if (sign === '(' || sign === '“') depth++
    else if ((sign === ')' || sign === '”') && depth > 0) depth--
    else if (at === text.length || (depth === 0 && /[,;]/.test(sign ?? '') && text[at + 1] === ' ')) {
      const entry = text.slice(from, at).trim()
      if (entry !== '') entries.push(entry)
      from = at + 1
    }
  }
  return entries
}

/** What a file says of itself above its text, and the line at which the text begins, the first being 0. */
export type FrontMatter = { said: ReadonlyMap<string, string>; end: number }

const LONGEST = 40

/** Reads what stands between two lines of three dashes at the top of a Markdown file: names with their values, one a line. Null where nothing of the kind does. */
export function readFrontMatter(lines: readonly string[]): FrontMatter | null {
  if (lines[0]?.trimEnd() !== '---') return null
  const said = new Map<string, string>()
  for (const [at, line] of lines.slice(1, LONGEST).entries()) {
    if (line.trimEnd() === '---') return said.size > 0 ? { said, end: at + 2 } : null
    const [, name, value] = /^([A-Za-z][\w-]{0,40}):(?:[ \t]+(.*))?$/.exec(line) ?? []
    if (name === undefined) return null
    said.set(name.toLowerCase(), unquoted((value ?? '').trim()))
  }
  return null
}

function unquoted(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'")
  if (!/^".*"$/.test(value)) return value
  try {
    return String(JSON.parse(value))
  } catch {
    return value.slice(1, -1)
  }
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from '#lib/environment.ts'

type Stylesheet = { text: string; href: string }

let kept: Stylesheet | undefined

/** The one sheet that readers get, and its address, which changes with its content. */
export function stylesheet(): Stylesheet {
  if (kept && !environment().development) return kept
  const folder = join(process.cwd(), 'components', 'styles')
  const text = squeezed(`${readFileSync(join(folder, 'tokens.css'), 'utf8')}\n${readFileSync(join(folder, 'reader.css'), 'utf8')}`)
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 10)
  kept = { text, href: `/reader.css?v=${version}` }
  return kept
}

/** A sheet without its comments and the white space that means nothing. Strings stay as they are. */
export function squeezed(sheet: string): string {
  return sheet
    .split(/("(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/)/)
    .map((part) => {
      if (part.startsWith('"')) return part
      if (part.startsWith('/*')) return ' '
      return part
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,>]) ?/g, '$1')
        .replace(/: /g, ':')
        .replace(/;}/g, '}')
    })
    .join('')
    .trim()
}

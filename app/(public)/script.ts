import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { environment } from '#lib/environment.ts'

type Script = { text: string; href: string }

let kept: Script | undefined

/** The one script that readers get, and its address, which changes with its content. */
export function script(): Script {
  if (kept && !environment().development) return kept
  const text = bared(stripTypeScriptTypes(readFileSync(join(process.cwd(), 'components', 'reading', 'reader-script.ts'), 'utf8')))
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 10)
  kept = { text, href: `/reader.js?v=${version}` }
  return kept
}

/** A script without the comments that stand on lines of their own, and without the white space around lines. */
export const bared = (source: string): string =>
  source
    .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')

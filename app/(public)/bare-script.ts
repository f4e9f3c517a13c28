import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

/** The script for readers as it is served, without its types and comments. The build does this once: what takes types away costs 20 MB and a tenth of a second. */
export const bareScript = (): string => bared(stripTypeScriptTypes(readFileSync(join(process.cwd(), 'components', 'reading', 'reader-script.ts'), 'utf8')))

/** A script without the comments that stand on lines of their own, and without the white space around lines. */
export const bared = (source: string): string =>
  source
    .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n')

import { createHash } from 'node:crypto'
import { environment } from '#lib/environment.ts'
import { bareScript } from './bare-script.ts'

type Script = { text: string; href: string }

let kept: Script | undefined

/** The one script that readers get, and its address, which changes with its content. */
export function script(): Script {
  if (kept && !environment().development) return kept
  const text = process.env.READER_SCRIPT ?? bareScript()
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 10)
  kept = { text, href: `/reader.js?v=${version}` }
  return kept
}

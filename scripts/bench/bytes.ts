import { brotliCompressSync } from 'node:zlib'
import { type Ask, client, strictly, unpacks } from './asking.ts'
import { digits, type Figure, type Group } from './figure.ts'
import type { Host } from './host.ts'
import { wordsOf } from './publishing.ts'

/** What a reader's browser fetches to show the report page: its markup, its style and its script, as sent. */
export async function byteFigures(host: Host, path: string): Promise<Group> {
  const ask = strictly(client(host.port))
  const page = await ask('GET', path, unpacks)
  const html = wordsOf(page)
  const style = await fetched(
    ask,
    [...tags(html, 'link')].flatMap((tag) => (/rel="stylesheet"/.test(tag) ? attribute(tag, 'href') : [])),
  )
  const scripts = [...tags(html, 'script')].flatMap((tag) => attribute(tag, 'src'))
  const preloads = [...tags(html, 'link')].flatMap((tag) => (/rel="modulepreload"|as="script"/.test(tag) ? attribute(tag, 'href') : []))
  const script = await fetched(ask, [...new Set([...scripts, ...preloads])])
  // What is written for search engines is data and runs nowhere: it counts as HTML.
  const code = [...html.matchAll(/<script([^>]*)>([^<]+)<\/script>/g)].filter(([, about]) => !about?.includes('application/ld+json'))
  const inline = code.reduce((sum, [, , text]) => sum + Buffer.byteLength(text ?? ''), 0)
  const bare = brotliCompressSync(html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).length
  const row = (what: string, sent: number, limit: number, baseline: string): Figure => ({
    what,
    measured: kilobytes(sent),
    target: `at most ${kilobytes(limit)}`,
    met: sent <= limit,
    baseline,
    samples: '1 page',
  })
  return {
    name: `Bytes of the report page, ${page.headers['content-encoding']}`,
    figures: [
      row('HTML', page.body.length, 14_000, `${kilobytes(bare)} for its words alone`),
      row('style', style.sent, 10_000, `${kilobytes(style.plain)} uncompressed`),
      row('script', script.sent + inline, 8_000, `${kilobytes(script.plain + inline)} uncompressed`),
    ],
  }
}

async function fetched(ask: Ask, paths: string[]): Promise<{ sent: number; plain: number }> {
  const sizes = { sent: 0, plain: 0 }
  for (const path of paths) {
    const reply = await ask('GET', path, unpacks)
    sizes.sent += reply.body.length
    sizes.plain += Buffer.byteLength(wordsOf(reply))
  }
  return sizes
}

const tags = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []
const attribute = (tag: string, name: string) => new RegExp(`${name}="([^"]+)"`).exec(tag)?.[1] ?? []
const kilobytes = (bytes: number) => `${digits(bytes / 1_000)} KB`

/*
 * XML for programs: feeds and the map of the site. What may stand in no document is left out, and nothing that is
 * written can become markup.
 */

export type Xml = { name: string; attributes: Record<string, string>; content: (Xml | string)[] }

export const element = (name: string, attributes: Record<string, string> = {}, ...content: (Xml | string)[]): Xml => ({ name, attributes, content })

/** A whole document. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="utf-8"?>\n${written(root)}\n`

function written({ name, attributes, content }: Xml): string {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (content.length === 0) return `<${head}/>`
  return `<${head}>${content.map((one) => (typeof one === 'string' ? escaped(one) : written(one))).join('')}</${name}>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

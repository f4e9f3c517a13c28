import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'

/** A PDF, read back. */
export const openPdf = (bytes: Uint8Array) => getDocumentProxy(new Uint8Array(bytes))

export async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await openPdf(bytes), { mergePages: true })
  return text
}

/** A file of a word processor as HTML, read back. */
export async function htmlOfDocx(bytes: Uint8Array): Promise<string> {
  const styles = [
    "p[style-name='Title'] => h1.name:fresh",
    "p[style-name='Call-out'] => p.callout:fresh",
    "p[style-name='Report quotation'] => p.quote:fresh",
    'u => u',
    'strike => s',
  ]
  return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: styles })).value
}

export async function wordsOfDocx(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
}

import { readdirSync, readFileSync } from 'node:fs'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import sharp from 'sharp'
import { printData } from './print-data.ts'
import { accents, type TakenEdition } from './taken-edition.ts'

const fonts = new URL('../../fonts/', import.meta.url)
const template = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), 'utf8')

let made: NodeCompiler | undefined

/** The compositor with our faces; begun when the first page is wanted. */
function compositor(): NodeCompiler {
  const faces = () => readdirSync(fonts).filter((name) => name.endsWith('.ttf'))
  made ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: faces().map((name) => readFileSync(new URL(name, fonts))) }] })
  return made
}

/**
 * An edition as PDF, tagged as PDF/UA-1 asks, so that it can be heard as well as read. Where no face on this machine has
 * a letter, the standard cannot be kept: the file is tagged all the same, and says so.
 */
export function writePdf(edition: TakenEdition): Uint8Array {
  const printed = printData(edition)
  const creationTimestamp = Date.parse(edition.published.iso) / 1_000
  const pdf = (lacking: boolean) =>
    compositor().pdf(compose('edition', { edition: JSON.stringify({ ...printed, lacking }) }), {
      ...(!lacking && { pdfStandard: 'ua-1' }),
      pdfTags: true,
      creationTimestamp,
    })
  try {
    return pdf(false)
  } catch (error) {
    if (!lacksLetter(error)) throw error
    return pdf(true)
  } finally {
    compositor().evictCache(0)
  }
}

/** The picture that stands for an edition where somebody shares its address: 1200 by 630. */
export async function writeCard({ sponsor, tier, category, number, published, tone }: TakenEdition): Promise<Uint8Array> {
  const card = { sponsor, tier: tier.label, category, number, published: published.words, accent: accents[tone] }
  const drawn = compositor().plainSvg(compose('card', { card: JSON.stringify(card) }))
  compositor().evictCache(0)
  return sharp(Buffer.from(drawn), { density: 144 }).resize(1_200, 630, { fit: 'fill' }).png({ palette: true, colours: 128 }).toBuffer()
}

function compose(name: string, inputs: Record<string, string>): NodeTypstDocument {
  const composed = compositor().compile({ mainFileContent: template(name), inputs })
  const document = composed.result
  if (document) return document
  const error = composed.takeError()
  throw new Error(`The template ${name} cannot be composed: ${JSON.stringify(error?.shortDiagnostics)}`)
}

const lacksLetter = (error: unknown) => error instanceof Error && /could not be displayed with/.test(error.message)

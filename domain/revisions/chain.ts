import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** A body in a chain: `place` counts from the whole one that the chain begins with, `size` is what it is kept in. */
export type Link = { seq: number; place: number; content: Buffer; size: number }

/** A body as it is kept: what serves as dictionary for its bytes, null where they are whole. */
export type Encoded = { baseSeq: number | null; bytes: Buffer }

/** So many bodies lean on a whole one, directly or by way of others. */
const FRAME = 256
/** How many of one reach make a step of the next: see `reach`. */
const STRIDE = 4
/** A chain that is leant on unfolds to no more bytes than this, so that large reports are read quickly, too. */
const UNFOLDED = 4_000_000
/** No chain unfolds to more: bytes that would are damaged, or meant to fill the memory. */
const MOST = 64_000_000

const params = { [constants.ZSTD_c_compressionLevel]: 9 }

/**
 * Encodes the body that follows the last one of `chain`, which is that one's whole chain and may be empty. An earlier body
 * serves as dictionary (zstd, RFC 8878, raw content), so that a changed sentence costs some fifty bytes. One that gains
 * little by leaning is kept whole.
 */
export function encode(content: Buffer, chain: readonly Link[]): Encoded {
  const base = baseFor(content, chain)
  const bytes = base && zstdCompressSync(content, { params, dictionary: base.content })
  const whole = chain[0]?.size ?? 0
  return base && bytes && bytes.length < whole / 2 ? { baseSeq: base.seq, bytes } : { baseSeq: null, bytes: zstdCompressSync(content, { params }) }
}

/** What bytes unfold to, the last content of a chain serving as dictionary. Null where they cannot be decoded. */
export function decode(bytes: Buffer, chain: readonly { content: Buffer }[]): Buffer | null {
  const dictionary = chain.at(-1)?.content
  const maxOutputLength = chain.reduce((left, { content }) => left - content.length, MOST)
  try {
    // One that leans unfolds to much the same length: one piece of memory is enough, and none is left for the collector.
    const chunkSize = Math.max(64_000, (dictionary?.length ?? 0) + 16_000)
    return zstdDecompressSync(bytes, { maxOutputLength, chunkSize, ...(dictionary && { dictionary }) })
  } catch {
    return null // Damaged bytes: the caller says so.
  }
}

/** The chain of a body that was encoded after `chain`. */
export function lengthened(chain: readonly Link[], { seq, content, encoded }: { seq: number; content: Buffer; encoded: Encoded }): Link[] {
  const below = chain.slice(0, chain.findIndex((link) => link.seq === encoded.baseSeq) + 1)
  return [...below, { seq, place: below.length === 0 ? 0 : nextPlace(chain), content, size: encoded.bytes.length }]
}

/** The last body of the chain that is far enough back, and does not unfold too much. */
function baseFor(content: Buffer, chain: readonly Link[]): Link | null {
  const place = nextPlace(chain)
  if (place >= FRAME) return null
  let unfolded = content.length
  let base: Link | null = null
  for (const link of chain) {
    unfolded += link.content.length
    if (link.place > place - reach(place) || unfolded > UNFOLDED) break
    base = link
  }
  return base
}

/**
 * How far back a body leans: the largest power of the stride that divides its place. Most lean on the one before, every
 * fourth on the one four before, and so on, as a Fenwick tree has it: a chain is then at most twelve long and not 255,
 * for a few bytes more. The chain of the body before always holds the one that is leant on.
 */
function reach(place: number): number {
  let step = 1
  while (place % (step * STRIDE) === 0) step *= STRIDE
  return step
}

const nextPlace = (chain: readonly Link[]) => (chain.at(-1)?.place ?? FRAME) + 1

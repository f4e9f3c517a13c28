/** Whole numbers from 0 in as few bytes as they need, and texts with their length before them (LEB128). */
export function writer() {
  const bytes: number[] = []
  const number = (value: number) => {
    let left = value
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
    bytes.push(left)
  }
  return {
    number,
    text(value: string) {
      const encoded = Buffer.from(value)
      number(encoded.length)
      bytes.push(...encoded)
    },
    bytes: () => Buffer.from(bytes),
  }
}

/** Reads what `writer` wrote. Throws where there is nothing more to read. */
export function reader(bytes: Buffer) {
  let at = 0
  const number = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++]
      if (byte === undefined) throw new RangeError('Nothing more to read')
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
  return {
    number,
    text(): string {
      const length = number()
      at += length
      return bytes.toString('utf8', at - length, at)
    },
    at: () => at,
    isAtEnd: () => at >= bytes.length,
  }
}
